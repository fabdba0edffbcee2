import type { ComponentChildren } from "preact";
import { Rooms } from "../app/rooms";
import { addressOf } from "../app/route";
import { StudyPage } from "../gauge-study/study-page";
import { t } from "../i18n/language";
import { Notice } from "../ui/notice";
import { ActionsPage } from "./actions-page";
import { BatchPage } from "./batch-page";
import { BatchesPage } from "./batches-page";
import { ChecksPage } from "./checks-page";
import { ComplaintPage } from "./complaint-page";
import { ComplaintsPage } from "./complaints-page";
import { ConcessionsPage } from "./concessions-page";
import { GaugePage } from "./gauge-page";
import { GaugesPage } from "./gauges-page";
import { HoldsPage } from "./holds-page";
import { HomePage } from "./home-page";
import { NonconformancePage } from "./nonconformance-page";
import { NonconformancesPage } from "./nonconformances-page";
import { ObjectivePage } from "./objective-page";
import { ObjectivesPage } from "./objectives-page";
import { PlansPage } from "./plans-page";
import "./quality.css";
import { RecordPage } from "./record-page";
import { ReportPage } from "./report-page";
import { ReportsPage } from "./reports-page";
import { UnplacedPage } from "./unplaced-page";
import { q } from "./words";

type Query = Readonly<Record<string, string>>;

/** The rooms of the quality department. */
export function QualityPlace({ path, query }: { path: readonly string[]; query: Query }) {
  const [room = "home", id] = path;
  const names = q.value.rooms;
  const tabs = (Object.keys(names) as (keyof typeof names)[]).map((each) => ({
    label: names[each],
    href: addressOf("quality", each === "home" ? [] : [each]),
    current: each === room || (each === "gauges" && room === "gauge-studies"),
  }));
  return (
    <>
      <Rooms label={q.value.title} tabs={tabs} />
      {roomOf(room, id, query)}
    </>
  );
}

function roomOf(room: string, id: string | undefined, query: Query): ComponentChildren {
  switch (room) {
    case "home":
      return <HomePage query={query} />;
    case "records":
      return id && <RecordPage key={id} id={id} />;
    case "nonconformances":
      return id ? <NonconformancePage key={id} id={id} /> : <NonconformancesPage query={query} />;
    case "gauge-studies":
      return id && <StudyPage key={id} id={id} />;
    case "actions":
      return <ActionsPage query={query} />;
    case "concessions":
      return <ConcessionsPage query={query} />;
    case "holds":
      return <HoldsPage query={query} />;
    case "batches":
      return id ? (
        <BatchPage key={id} id={id} byNumber={query.by === "number"} />
      ) : (
        <BatchesPage query={query} />
      );
    case "unplaced":
      return <UnplacedPage query={query} />;
    case "checks":
      return <ChecksPage query={query} />;
    case "objectives":
      return id ? <ObjectivePage key={id} id={id} /> : <ObjectivesPage />;
    case "complaints":
      return id ? <ComplaintPage key={id} id={id} /> : <ComplaintsPage query={query} />;
    case "gauges":
      return id ? <GaugePage key={id} code={id} /> : <GaugesPage />;
    case "plans":
      return <PlansPage query={query} />;
    case "reports":
      return id ? <ReportPage key={id} id={id} /> : <ReportsPage />;
    default:
      return <Notice title={t.value.unknownPlace} />;
  }
}
