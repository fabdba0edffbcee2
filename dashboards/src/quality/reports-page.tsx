import { newId, quality } from "../api/quality";
import type { Report } from "../api/types";
import { goTo } from "../app/place";
import { addressOf } from "../app/route";
import { may } from "../app/session";
import { when } from "../i18n/format";
import { Act, Field, Form } from "../ui/form";
import { useLoad } from "../ui/load";
import { Notice } from "../ui/notice";
import { Shown } from "../ui/shown";
import { Table } from "../ui/table";
import { Mark } from "./marks";
import { personName } from "./names";
import { Picked } from "./objectives-page";
import { q } from "./words";

/** Every report and revision, latest first. */
export function ReportsPage() {
  const m = q.value.report;
  const found = useLoad((stop) => quality.reports(stop), "reports");
  return (
    <>
      <div class="page-head">
        <h1>{m.title}</h1>
      </div>
      {may("prepare-report") && (
        <Act label={m.draft}>
          <DraftForm />
        </Act>
      )}
      <Shown of={found} lines={10}>
        {({ reports }) =>
          reports.length === 0 ? (
            <Notice title={m.none}>
              <p>{m.noneHint}</p>
            </Notice>
          ) : (
            <ReportTable reports={reports} name={m.title} />
          )
        }
      </Shown>
    </>
  );
}

function ReportTable(props: { reports: readonly Report[]; name: string; titled?: boolean }) {
  const m = q.value.report;
  const by = (who: string | undefined, at: string | undefined) =>
    who === undefined || at === undefined ? "–" : m.by(personName(who), when(Date.parse(at)));
  return (
    <Table
      name={props.name}
      titled={props.titled === true}
      rows={props.reports}
      id={(report) => report.id}
      columns={[
        {
          key: "kind",
          head: m.kind,
          value: (x) => m.kinds[x.kind],
          show: (x) => <a href={addressOf("quality", ["reports", x.id])}>{m.kinds[x.kind]}</a>,
        },
        { key: "period", head: m.period, value: (x) => x.period },
        { key: "revision", head: m.revision, number: true, value: (x) => x.revision },
        {
          key: "state",
          head: m.state,
          value: (x) => m.states[x.state],
          show: (x) => <ReportState state={x.state} />,
        },
        {
          key: "drafted",
          head: m.drafted,
          value: (x) => x.drafted,
          show: (x) => by(x.draftedBy, x.drafted),
        },
        {
          key: "approved",
          head: m.approved,
          value: (x) => x.approved,
          show: (x) => by(x.approvedBy, x.approved),
        },
        {
          key: "issued",
          head: m.issued,
          value: (x) => x.issued,
          show: (x) => by(x.issuedBy, x.issued),
        },
      ]}
    />
  );
}

export function ReportState({ state }: { state: Report["state"] }) {
  const word = q.value.report.states[state];
  switch (state) {
    case "draft":
      return (
        <Mark tone="pattern" shape="ring">
          {word}
        </Mark>
      );
    case "approved":
      return (
        <Mark tone="quiet" shape="tick">
          {word}
        </Mark>
      );
    case "issued":
      return (
        <Mark tone="given" shape="tick">
          {word}
        </Mark>
      );
    case "revised":
      return <span class="quiet">{word}</span>;
  }
}

/** Drafts a report, or the next revision of one. */
export function DraftForm(props: { of?: Report }) {
  const m = q.value.report;
  return (
    <Form
      submit={props.of === undefined ? m.draft : m.again}
      onSubmit={async (typed) => {
        const drafted = await quality.draftReport({
          id: newId(),
          kind: props.of?.kind ?? (typed.text("kind") as Report["kind"]),
          period: props.of?.period ?? typed.text("period"),
          reason: typed.text("reason"),
        });
        goTo({ at: "quality", path: ["reports", drafted.id], query: {} });
      }}
    >
      {props.of === undefined && (
        <>
          <Picked label={m.kind} name="kind" of={m.kinds} />
          <Field label={m.period} hint={m.periodHint}>
            <input name="period" required maxLength={100} />
          </Field>
        </>
      )}
      <Field
        label={q.value.nc.reason}
        {...(props.of === undefined ? {} : { hint: m.againHint })}
        wide
      >
        <input name="reason" required minLength={3} maxLength={1000} />
      </Field>
    </Form>
  );
}
