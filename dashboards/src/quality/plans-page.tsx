import { quality } from "../api/quality";
import type { Plan } from "../api/types";
import { restate } from "../app/place";
import { addressOf } from "../app/route";
import { may, session } from "../app/session";
import { sign } from "../app/signature";
import { when, whole } from "../i18n/format";
import { text } from "../i18n/language";
import { FindField } from "../ui/find-field";
import { Act } from "../ui/form";
import { useLoad } from "../ui/load";
import { Shown } from "../ui/shown";
import { Table } from "../ui/table";
import { Mark } from "./marks";
import { characteristicName, operationName, partName, personName } from "./names";
import { q } from "./words";
import { WritePlan } from "./write-plan";

/** Every version of what is inspected where; those that wait for approval first. */
export function PlansPage({ query }: { query: Readonly<Record<string, string>> }) {
  const m = q.value.plan;
  const found = useLoad((stop) => quality.plans(stop), "plans");
  return (
    <>
      <div class="page-head">
        <h1>{m.title}</h1>
        <FindField
          label={m.find}
          text={query.find}
          onFind={(find) =>
            restate({ at: "quality", path: ["plans"], query: find === "" ? {} : { find } })
          }
        />
        {query.plan !== undefined && (
          <a class="button" href={addressOf("quality", ["plans"])}>
            {m.all}
          </a>
        )}
      </div>
      <Shown of={found} lines={10}>
        {({ plans }) => (
          <>
            {may("make-plan") && (
              <Act label={m.write}>
                <WritePlan plans={plans} again={found.again} />
              </Act>
            )}
            <Table
              name={m.title}
              rows={plans.filter((plan) => isWanted(plan, query)).sort((a, b) => rank(a) - rank(b))}
              empty={m.none}
              id={(plan) => plan.id}
              columns={[
                {
                  key: "part",
                  head: m.part,
                  value: (x) => partName(x.part),
                  show: (x) => <span class="wrap-short">{partName(x.part)}</span>,
                },
                {
                  key: "operation",
                  head: m.operation,
                  value: (x) => operationName(x.part, x.operation),
                  show: (x) => <span class="wrap-short">{operationName(x.part, x.operation)}</span>,
                },
                { key: "version", head: m.version, number: true, value: (x) => x.version },
                {
                  key: "state",
                  head: q.value.batch.state,
                  value: stateOf,
                  show: (x) => <PlanState plan={x} again={found.again} />,
                },
                {
                  key: "content",
                  head: m.content,
                  value: contentOf,
                  show: (x) => (
                    <span class="wrap">
                      {contentOf(x)}
                      <span class="quiet under">
                        {m.reaction}: {text(x.content.reaction)}
                      </span>
                    </span>
                  ),
                },
                {
                  key: "reaction",
                  head: m.reaction,
                  value: (x) => text(x.content.reaction),
                  fileOnly: true,
                },
                {
                  key: "author",
                  head: m.author,
                  value: (x) => personName(x.author),
                  show: (x) => (
                    <>
                      {personName(x.author)}
                      {x.approver !== undefined && (
                        <span class="quiet under">
                          {m.approver}: {personName(x.approver)}
                        </span>
                      )}
                    </>
                  ),
                },
                {
                  key: "approver",
                  head: m.approver,
                  value: (x) => (x.approver === undefined ? undefined : personName(x.approver)),
                  fileOnly: true,
                },
                {
                  key: "from",
                  head: m.validFrom,
                  value: (x) => x.validFrom,
                  show: (x) => (x.validFrom === undefined ? "–" : when(Date.parse(x.validFrom))),
                },
                {
                  key: "reason",
                  head: m.reason,
                  value: (x) => x.reason,
                  show: (x) => <span class="wrap-short">{x.reason}</span>,
                },
              ]}
            />
          </>
        )}
      </Shown>
    </>
  );
}

/** Whether a plan is the one, or carries the words, that the address asks for. */
function isWanted(plan: Plan, query: Readonly<Record<string, string>>): boolean {
  if (query.plan !== undefined) return plan.id === query.plan;
  const names = [plan.part, partName(plan.part), operationName(plan.part, plan.operation)];
  return names
    .join(" ")
    .toLowerCase()
    .includes((query.find ?? "").trim().toLowerCase());
}

function rank(plan: Plan): number {
  return plan.approver === undefined ? 0 : plan.validTo === undefined ? 1 : 2;
}

function stateOf(plan: Plan): string {
  const m = q.value.plan;
  return [m.waits, m.holds, m.past][rank(plan)] ?? "";
}

function contentOf({ content }: Plan): string {
  const m = q.value.plan;
  return [
    ...content.characteristics.map(
      (item) => `${characteristicName(item.characteristic)} n = ${item.sample}`,
    ),
    ...(content.attributes === undefined
      ? []
      : [m.attributes(whole(content.attributes.inspect), whole(content.attributes.accept))]),
    ...(content.everyMinutes === undefined ? [] : [m.every(whole(content.everyMinutes))]),
  ].join(", ");
}

function PlanState({ plan, again }: { plan: Plan; again: () => void }) {
  const m = q.value.plan;
  if (plan.approver !== undefined) {
    return plan.validTo === undefined ? (
      <Mark tone="quiet" shape="tick">
        {m.holds}
      </Mark>
    ) : (
      <span class="quiet">{m.past}</span>
    );
  }
  const own = plan.author === session.value?.login;
  return (
    <>
      <Mark tone="pattern" shape="ring">
        {m.waits}
      </Mark>{" "}
      {may("approve-plan") &&
        (own ? (
          <span class="quiet">{m.own}</span>
        ) : (
          <button type="button" class="button" onClick={() => void approve(plan, again)}>
            {m.approve}
          </button>
        ))}
    </>
  );
}

async function approve(plan: Plan, again: () => void) {
  const m = q.value.plan;
  await sign({
    meaning: m.approve,
    lines: [
      m.sign(partName(plan.part), operationName(plan.part, plan.operation), String(plan.version)),
      contentOf(plan),
      text(plan.content.reaction),
    ],
    act: (secret) => quality.approvePlan(plan.id, secret),
  });
  again();
}
