import { useSignal } from "@preact/signals";
import { load } from "../api/client";
import { type Binding, type BindingTarget, fleet } from "../api/fleet";
import type { Tag } from "../api/types";
import { restate } from "../app/place";
import { may } from "../app/session";
import { fixed, fromPlant, span, when } from "../i18n/format";
import { text } from "../i18n/language";
import { unitSign } from "../i18n/unit";
import { characteristicName } from "../quality/names";
import { Choice } from "../ui/choice";
import { DayInput } from "../ui/day-input";
import { FindField } from "../ui/find-field";
import { Act, Field, Form, whyNot } from "../ui/form";
import { useLoad } from "../ui/load";
import { Shown } from "../ui/shown";
import { Table } from "../ui/table";
import { a } from "./words";

type Assigned = { tag: Tag; binding: Binding | undefined };

const MOST_PAGES = 10;

/** Every tag with what it measures now; what measures nothing comes first. */
async function readTags(
  stop: AbortSignal,
): Promise<{ tags: Assigned[]; targets: BindingTarget[] }> {
  const [{ bindings }, { characteristics }] = await Promise.all([
    fleet.bindings(stop),
    fleet.targets(stop),
  ]);
  const tags: Tag[] = [];
  let after: number | undefined = 0;
  for (let page = 0; page < MOST_PAGES && after !== undefined; page++) {
    const read: { tags: Tag[]; next?: number } = await fleet.tags(after, stop);
    tags.push(...read.tags);
    after = read.next;
  }
  const standing = new Map(
    bindings.filter((each) => each.to === undefined).map((each) => [each.tag, each]),
  );
  const assigned = tags.map((tag) => ({ tag, binding: standing.get(tag.id) }));
  return {
    tags: assigned.sort(
      (x, y) => Number(x.binding !== undefined) - Number(y.binding !== undefined),
    ),
    targets: characteristics,
  };
}

/** Which tag measures which characteristic, and the tags that wait to be assigned. */
export function TagsPage({ query }: { query: Readonly<Record<string, string>> }) {
  const m = a.value.tags;
  const all = query.all === "1" || query.tag !== undefined || query.find !== undefined;
  const find = (query.find ?? "").trim().toLowerCase();
  const wanted = ({ tag, binding }: Assigned) =>
    query.tag !== undefined
      ? String(tag.id) === query.tag
      : (all || binding === undefined) &&
        `${tag.name} ${tag.station} ${tag.site}/${tag.edge}`.toLowerCase().includes(find);
  const found = useLoad(readTags, "tags");
  return (
    <>
      <div class="page-head">
        <h1>{m.title}</h1>
        <Choice
          label={m.title}
          value={all ? "all" : "waiting"}
          options={[["waiting", m.waiting] as const, ["all", m.all] as const]}
          onChoose={(which) =>
            restate({ at: "admin", path: ["tags"], query: which === "all" ? { all: "1" } : {} })
          }
        />
        <FindField
          label={m.find}
          text={query.find}
          onFind={(text) =>
            restate({ at: "admin", path: ["tags"], query: text === "" ? {} : { find: text } })
          }
        />
      </div>
      <Shown of={found} lines={10}>
        {({ tags, targets }) => (
          <Table
            name={m.title}
            rows={tags.filter(wanted)}
            empty={all ? m.noneSuch : m.none}
            id={({ tag }) => String(tag.id)}
            columns={[
              { key: "name", head: m.tag, value: ({ tag }) => tag.name },
              { key: "station", head: m.station, value: ({ tag }) => tag.station },
              { key: "edge", head: m.edge, value: ({ tag }) => `${tag.site}/${tag.edge}` },
              { key: "unit", head: m.unit, value: ({ tag }) => unitSign(tag.unit) },
              {
                key: "now",
                head: m.now,
                value: () => undefined,
                show: ({ tag }) => <Probe key={tag.id} tag={tag} />,
              },
              {
                key: "characteristic",
                head: m.characteristic,
                value: ({ binding }) =>
                  binding === undefined ? undefined : characteristicName(binding.characteristic),
              },
              {
                key: "from",
                head: m.from,
                value: ({ binding }) => binding?.from,
                show: ({ binding }) =>
                  binding?.from === undefined ? "–" : when(Date.parse(binding.from)),
              },
              {
                key: "act",
                head: "",
                value: () => undefined,
                show: (each) =>
                  may("assign-tag") && (
                    <Assign assigned={each} targets={targets} again={found.again} />
                  ),
              },
            ]}
          />
        )}
      </Shown>
    </>
  );
}

const PROBE_MILLIS = 120_000;

/** The newest value a tag sent, read when somebody asks for it. */
function Probe({ tag }: { tag: Tag }) {
  const m = a.value.tags;
  const found = useSignal<string | undefined>(undefined);
  const read = async () => {
    const now = Date.now();
    const outcome = await load(
      fleet.readings(
        tag.id,
        new Date(now - PROBE_MILLIS).toISOString(),
        new Date(now + PROBE_MILLIS).toISOString(),
      ),
    );
    if (outcome?.state === "failed") found.value = whyNot(outcome.error);
    if (outcome?.state !== "ready") return;
    const { time: times, value } = outcome.value;
    const [time, last] = [times.at(-1), value.at(-1)];
    found.value =
      time === undefined || last === undefined || last === null
        ? m.silent
        : `${fixed(last, tag.decimals)} ${unitSign(tag.unit)} · ${m.ago(span(Math.max(0, now - time / 1000)))}`;
  };
  return (
    <>
      <span aria-live="polite">{found.value}</span>{" "}
      <button type="button" class="plain" onClick={() => void read()}>
        {m.probe}
      </button>
    </>
  );
}

function Assign(props: {
  assigned: Assigned;
  targets: readonly BindingTarget[];
  again: () => void;
}) {
  const m = a.value.tags;
  const { tag, binding } = props.assigned;
  if (binding !== undefined) {
    return (
      <Act label={m.end}>
        <Form
          submit={m.end}
          onSubmit={async (typed) => {
            await fleet.end(binding.id, {
              to: fromPlant(typed.text("to")),
              reason: typed.text("reason"),
            });
            props.again();
          }}
        >
          <Field label={m.to}>
            <DayInput timed name="to" required />
          </Field>
          <Field label={m.reason} wide>
            <input name="reason" required minLength={3} maxLength={1000} />
          </Field>
        </Form>
      </Act>
    );
  }
  const fitting = props.targets.filter((target) => target.unit === tag.unit);
  if (fitting.length === 0) return <span class="quiet">{m.noFit(unitSign(tag.unit))}</span>;
  return (
    <Act label={m.assign}>
      <Form
        submit={m.assign}
        onSubmit={async (typed) => {
          await fleet.assign(tag.id, {
            characteristic: typed.text("characteristic"),
            from: fromPlant(typed.text("from")),
            reason: typed.text("reason"),
          });
          props.again();
        }}
      >
        <Field label={m.characteristic}>
          <select name="characteristic" required>
            {fitting.map((target) => (
              <option key={target.code} value={target.code}>
                {text({ en: target.nameEn, zh: target.nameZh })} ({target.code})
              </option>
            ))}
          </select>
        </Field>
        <Field label={m.from} hint={m.fromHint}>
          <DayInput timed name="from" required />
        </Field>
        <Field label={m.reason} wide>
          <input name="reason" required minLength={3} maxLength={1000} />
        </Field>
      </Form>
    </Act>
  );
}
