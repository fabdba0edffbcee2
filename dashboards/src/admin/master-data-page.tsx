import { useSignal } from "@preact/signals";
import { quality } from "../api/quality";
import type { MasterSet } from "../api/types";
import { may } from "../app/session";
import { colon } from "../i18n/choice";
import { whole } from "../i18n/format";
import { t, text } from "../i18n/language";
import { unitSign } from "../i18n/unit";
import { characteristicName, departmentName, readNames } from "../quality/names";
import { q } from "../quality/words";
import { whyNot } from "../ui/form";
import { useLoad } from "../ui/load";
import { save } from "../ui/save";
import { Shown } from "../ui/shown";
import { Table } from "../ui/table";
import { type Difference, differences, type Kind, keyOf } from "./master-diff";
import { masterRecord } from "./master-record";
import { TableImport } from "./table-import";
import { a } from "./words";

/** Parts, lines, defects and the rest as one set that goes out and comes in as a file. */
export function MasterDataPage() {
  const m = a.value.master;
  const found = useLoad((stop) => quality.masterData(stop), "master data");
  return (
    <>
      <div class="page-head">
        <h1>{m.title}</h1>
      </div>
      <Shown of={found} lines={12}>
        {(set) => (
          <>
            <div class="acts">
              <button
                type="button"
                class="button"
                onClick={() =>
                  save(
                    new Blob([JSON.stringify(set, undefined, 2)], { type: "application/json" }),
                    "master-data.json",
                  )
                }
              >
                {m.download}
              </button>
            </div>
            {may("edit-master-data") && <BringIn now={set} again={found.again} />}
            {may("edit-master-data") && <TableImport again={found.again} />}
            <Tables set={set} />
          </>
        )}
      </Shown>
    </>
  );
}

type Outcome =
  | { state: "tried"; set: MasterSet; changed: number; differences: readonly Difference[] }
  | { state: "done"; changed: number }
  | { state: "refused"; why: string };

/** Tries a file first and shows what it would change; only then is it brought in. */
function BringIn({ now, again }: { now: MasterSet; again: () => void }) {
  const m = a.value.master;
  const outcome = useSignal<Outcome | undefined>(undefined);
  const attempt = async (file: File) => {
    try {
      const set = JSON.parse(await file.text()) as MasterSet;
      const { changed } = await quality.bringIn(set, true);
      outcome.value = {
        state: "tried",
        set,
        changed: changed.length,
        differences: differences(now, set),
      };
    } catch (error) {
      outcome.value = {
        state: "refused",
        why: error instanceof SyntaxError ? m.notJson : whyNot(error),
      };
    }
  };
  const bringIn = async (set: MasterSet) => {
    try {
      const { changed } = await quality.bringIn(set, false);
      outcome.value = { state: "done", changed: changed.length };
      again();
      await readNames();
    } catch (error) {
      outcome.value = { state: "refused", why: whyNot(error) };
    }
  };
  return (
    <section class="sheet pad stack">
      <p class="acts">
        <label class="button chooser">
          {m.choose}
          <input
            class="unseen"
            type="file"
            accept="application/json,.json"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              event.currentTarget.value = "";
              if (file) void attempt(file);
            }}
          />
        </label>
        <span class="quiet">{m.hint}</span>
      </p>
      {outcome.value && <Result outcome={outcome.value} onBringIn={bringIn} />}
    </section>
  );
}

function Result(props: { outcome: Outcome; onBringIn: (set: MasterSet) => Promise<void> }) {
  const m = a.value.master;
  const { outcome } = props;
  switch (outcome.state) {
    case "refused":
      return (
        <p class="form-error" role="alert">
          {outcome.why}
        </p>
      );
    case "done":
      return <p role="status">✓ {m.did(whole(outcome.changed))}</p>;
    case "tried":
      if (outcome.changed === 0) return <p role="status">{m.nothing}</p>;
      return (
        <>
          <p role="status">
            <b>{m.would(whole(outcome.changed))}</b>
          </p>
          <Table
            name={m.try}
            rows={outcome.differences}
            id={(each) => each.what}
            columns={[
              { key: "what", head: m.what, value: (x) => x.what },
              {
                key: "before",
                head: m.before,
                value: (x) => x.before ?? m.added,
                show: (x) => <span class="wrap">{x.before ?? <b>{m.added}</b>}</span>,
              },
              {
                key: "after",
                head: m.after,
                value: (x) => x.after,
                show: (x) => <span class="wrap">{x.after}</span>,
              },
            ]}
          />
          <button
            type="button"
            class="button button-first"
            onClick={() => void props.onBringIn(outcome.set)}
          >
            {m.bringIn}
          </button>
        </>
      );
  }
}

type Row = { code: string; name: { en: string; zh: string }; more: string };

function Tables({ set }: { set: MasterSet }) {
  const m = a.value.master;
  const limits = (x: { lower?: number; upper?: number; unit: string }) =>
    `${x.lower ?? "–"} … ${x.upper ?? "–"} ${unitSign(x.unit)}`;
  const rows: Record<Kind, Row[]> = {
    sites: (set.sites ?? []).map((x) => ({ ...x, more: "" })),
    departments: (set.departments ?? []).map((x) => ({ ...x, more: "" })),
    lines: (set.lines ?? []).map((x) => ({
      ...x,
      more: x.department === undefined ? "" : departmentName(x.department),
    })),
    parts: (set.parts ?? []).map((x) => ({
      ...x,
      more: `${m.operations(whole(x.operations.length))}${colon()}${x.operations.map((step) => `${step.code} (${step.line}, ${step.station})`).join(" → ")}`,
    })),
    characteristics: (set.characteristics ?? []).map((x) => ({ ...x, more: limits(x) })),
    charts: (set.charts ?? []).map((x) => ({
      code: x.code,
      name: { en: characteristicName(x.characteristic), zh: characteristicName(x.characteristic) },
      more: [
        t.value.kind[x.kind],
        t.value.chart.subgroupSize(whole(x.subgroupSize)),
        ...(x.locationRules ?? []).map((rule) => t.value.ruleName(rule.replace(/\D/g, ""))),
        ...(x.retired ? [t.value.state.retired] : []),
      ].join(" · "),
    })),
    stations: (set.stations ?? []).map((x) => ({ ...x, code: keyOf(x), more: "" })),
    defects: (set.defects ?? []).map((x) => ({ ...x, more: q.value.severity[x.severity] })),
    gauges: (set.gauges ?? []).map((x) => ({
      ...x,
      more: q.value.gauge.days(whole(x.intervalDays)),
    })),
  };
  return (
    <>
      {(Object.keys(rows) as Kind[]).map((kind) => (
        <Table
          key={kind}
          name={m.kinds[kind]}
          titled
          rows={rows[kind]}
          id={(x) => x.code}
          columns={[
            {
              key: "code",
              head: m.code,
              value: (x) => x.code,
              show: (x) => (
                <a href={masterRecord(kind, x.code)} title={a.value.history.title}>
                  {x.code}
                </a>
              ),
            },
            { key: "name", head: m.name, value: (x) => text(x.name) },
            {
              key: "more",
              head: m.more,
              value: (x) => x.more,
              show: (x) => <span class="wrap">{x.more}</span>,
            },
          ]}
        />
      ))}
    </>
  );
}
