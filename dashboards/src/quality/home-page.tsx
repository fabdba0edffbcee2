import type { Query } from "../api/client";
import { quality } from "../api/quality";
import { goTo } from "../app/place";
import { daysAfter, plantDay } from "../i18n/format";
import { Choice } from "../ui/choice";
import { DayInput } from "../ui/day-input";
import { useLoad } from "../ui/load";
import { Notice } from "../ui/notice";
import { Shown } from "../ui/shown";
import { DefectRecords } from "./defect-records";
import { defectName, departmentName, lineName, partName } from "./names";
import { Rate } from "./rate";
import { addressOfCut, type Cut, cutOf, objectiveOf, queryOf, wayOf } from "./way";
import { q } from "./words";

const DAYS = ["30", "91", "365"] as const;
const DAY_MILLIS = 86_400_000;

/** Is the objective met, is a change more than chance, and where does it come from. */
export function HomePage({ query }: { query: Readonly<Record<string, string>> }) {
  const cut = cutOf(query);
  const asked: Query = { ...cut };
  const rate = useLoad((stop) => quality.defectRate(asked, stop), JSON.stringify(asked));
  const objectives = useLoad((stop) => quality.objectives(stop), "objectives");
  const goals = objectives.loaded.state === "ready" ? objectives.loaded.value.objectives : [];
  return (
    <>
      <h1 class="unseen">{q.value.home.rate}</h1>
      <Way cut={cut} />
      <Period cut={cut} />
      <Shown of={rate} lines={14}>
        {(value) =>
          value.total.inspected === 0 ? (
            <Notice title={q.value.home.noneInspected}>
              <p>{q.value.home.noneInspectedHint}</p>
            </Notice>
          ) : (
            <Rate rate={value} cut={cut} goal={objectiveOf(goals, cut)} />
          )
        }
      </Shown>
      {(cut.part !== undefined || cut.defect !== undefined) && <DefectRecords cut={cut} />}
    </>
  );
}

/** The way down as links that lead up again. */
function Way({ cut }: { cut: Cut }) {
  const m = q.value.home;
  const names = {
    department: departmentName,
    line: lineName,
    part: partName,
    defect: defectName,
  } as const;
  const steps = wayOf(cut);
  return (
    <nav class="way" aria-label={m.way}>
      <a href={addressOfCut({ from: cut.from, to: cut.to, step: cut.step })}>{m.company}</a>
      {steps.map(({ level, code, cut: upTo }) => (
        <span key={level}>
          <span aria-hidden="true"> › </span>
          <a
            href={addressOfCut(upTo)}
            aria-current={upTo === steps.at(-1)?.cut ? "location" : undefined}
          >
            {code === "" ? m.noDepartment : names[level](code)}
          </a>
        </span>
      ))}
    </nav>
  );
}

function Period({ cut }: { cut: Cut }) {
  const m = q.value.home;
  const show = (next: Cut) => goTo({ at: "quality", path: [], query: queryOf(next) });
  const today = plantDay(Date.now());
  const days = DAYS.find((n) =>
    cut.from === undefined
      ? n === "91"
      : cut.to === undefined && cut.from === plantDay(Date.now() - (Number(n) - 1) * DAY_MILLIS),
  );
  return (
    <div class="tools">
      <Choice
        label={m.period}
        value={days}
        options={DAYS.map((n) => [n, m.days(n)] as const)}
        onChoose={(n) =>
          show({ ...cut, from: plantDay(Date.now() - (Number(n) - 1) * DAY_MILLIS), to: undefined })
        }
      />
      <label class="inline">
        {m.from}{" "}
        <DayInput
          value={cut.from ?? plantDay(Date.now() - 90 * DAY_MILLIS)}
          max={today}
          onChange={(event) => show({ ...cut, from: event.currentTarget.value || undefined })}
        />
      </label>
      <label class="inline">
        {m.to}{" "}
        <DayInput
          value={cut.to === undefined ? today : daysAfter(cut.to, -1)}
          onChange={(event) => {
            const last = event.currentTarget.value;
            show({ ...cut, to: last === "" ? undefined : daysAfter(last, 1) });
          }}
        />
      </label>
      <Choice
        label={m.step}
        value={(cut.step ?? "week") as "day" | "week" | "month"}
        options={(["day", "week", "month"] as const).map((step) => [step, m.steps[step]] as const)}
        onChoose={(step) => show({ ...cut, step })}
      />
    </div>
  );
}
