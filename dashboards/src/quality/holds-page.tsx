import { useSignal } from "@preact/signals";
import { newId, quality } from "../api/quality";
import type { Batch, Hold } from "../api/types";
import { restate } from "../app/place";
import { addressOf } from "../app/route";
import { may } from "../app/session";
import { sign } from "../app/signature";
import { when } from "../i18n/format";
import { said } from "../i18n/said";
import { Choice } from "../ui/choice";
import { Act, Field, Form, type Typed } from "../ui/form";
import { useLoad } from "../ui/load";
import { Shown } from "../ui/shown";
import { Table } from "../ui/table";
import { Mark } from "./marks";
import { personName } from "./names";
import { q } from "./words";

type Held = { hold: Hold; batch: string | undefined };

/** What nothing passes, why, and who may let it pass again. */
export function HoldsPage({ query }: { query: Readonly<Record<string, string>> }) {
  const m = q.value.hold;
  const all = query.all === "1";
  const found = useLoad((stop) => readHolds(all, stop), `holds ${all}`);
  return (
    <>
      <div class="page-head">
        <h1>{m.title}</h1>
        <Choice
          label={m.title}
          value={all ? "all" : "standing"}
          options={[["standing", m.standing] as const, ["all", m.all] as const]}
          onChoose={(which) =>
            restate({ at: "quality", path: ["holds"], query: which === "all" ? { all: "1" } : {} })
          }
        />
      </div>
      {may("hold") && (
        <Act label={may("veto") ? `${m.place} / ${m.veto}` : m.place}>
          <PlaceHold again={found.again} />
        </Act>
      )}
      <Shown of={found}>{(held) => <HoldTable held={held} again={found.again} />}</Shown>
    </>
  );
}

/** Holds with the numbers of their batches: a hold names its batch by id only. */
export async function readHolds(all: boolean, stop: AbortSignal): Promise<Held[]> {
  const { holds } = await quality.holds(all, stop);
  const numbers = new Map<string, string>();
  const { batches } = await quality.batches({ state: "hold", limit: 200 }, stop);
  for (const batch of batches) numbers.set(batch.id, batch.number);
  const unknown = new Set(
    holds.flatMap((h) => (h.batchId && !numbers.has(h.batchId) ? [h.batchId] : [])),
  );
  const sheets = await Promise.all(
    [...unknown].slice(0, MOST_LOOKED_UP).map((id) => quality.batch(id, stop)),
  );
  for (const { batch } of sheets) numbers.set(batch.id, batch.number);
  return holds.map((hold) => ({
    hold,
    batch:
      hold.batchId === undefined
        ? undefined
        : (numbers.get(hold.batchId) ?? hold.batchId.slice(0, 8)),
  }));
}

const MOST_LOOKED_UP = 50;

function nameOf({ hold, batch }: Held): string {
  const m = q.value.hold;
  return batch === undefined ? m.stationOf(hold.station ?? "") : m.batchOf(batch);
}

export function HoldTable(props: { held: readonly Held[]; again: () => void; name?: string }) {
  const m = q.value.hold;
  const lifted = props.held.some(({ hold }) => hold.lifted !== undefined);
  return (
    <Table
      name={props.name ?? m.title}
      titled={props.name !== undefined}
      rows={props.held}
      empty={m.none}
      id={({ hold }) => hold.id}
      columns={[
        { key: "number", head: m.number, value: ({ hold }) => hold.number },
        {
          key: "what",
          head: m.what,
          value: nameOf,
          show: (held) =>
            held.hold.batchId === undefined ? (
              nameOf(held)
            ) : (
              <a href={addressOf("quality", ["batches", held.hold.batchId])}>{nameOf(held)}</a>
            ),
        },
        {
          key: "kind",
          head: m.kind,
          value: ({ hold }) => m.kinds[hold.kind],
          show: ({ hold }) => <HoldMark hold={hold} />,
        },
        {
          key: "reason",
          head: m.reason,
          value: ({ hold }) => said(hold.reason),
          show: ({ hold }) => <span class="clip">{said(hold.reason)}</span>,
        },
        {
          key: "placed",
          head: m.placed,
          value: ({ hold }) => hold.placed,
          show: ({ hold }) => when(Date.parse(hold.placed)),
        },
        { key: "by", head: m.placedBy, value: ({ hold }) => personName(hold.placedBy) },
        ...(lifted
          ? [
              {
                key: "lifted",
                head: m.lifted,
                value: ({ hold }: Held) => hold.lifted,
                show: ({ hold }: Held) =>
                  hold.lifted === undefined
                    ? ""
                    : `${when(Date.parse(hold.lifted))} ${personName(hold.liftedBy ?? "")}`,
              },
              {
                key: "why",
                head: m.liftReason,
                value: ({ hold }: Held) => hold.liftReason && said(hold.liftReason),
              },
            ]
          : []),
        {
          key: "lift",
          head: "",
          value: () => undefined,
          show: (held) => <Lift held={held} again={props.again} />,
        },
      ]}
    />
  );
}

export function HoldMark({ hold }: { hold: Hold }) {
  const word = q.value.hold.kinds[hold.kind];
  if (hold.lifted !== undefined) return <span class="quiet">{word}</span>;
  return (
    <Mark tone="beyond" shape={hold.kind === "veto" ? "cross" : "bars"}>
      {word}
    </Mark>
  );
}

function Lift({ held, again }: { held: Held; again: () => void }) {
  const m = q.value.hold;
  const { hold } = held;
  if (hold.lifted !== undefined) return null;
  if (!may(hold.kind === "veto" ? "veto" : "lift-hold")) {
    return hold.kind === "veto" ? <span class="quiet">{m.vetoOnly}</span> : null;
  }
  return (
    <Act label={m.lift}>
      <Form
        submit={m.lift}
        onSubmit={(typed) =>
          sign({
            meaning: m.liftTitle(String(hold.number)),
            lines: [m.signLift(nameOf(held)), said(hold.reason), typed.text("reason")],
            act: async (secret) => {
              await quality.liftHold(hold.id, typed.text("reason"), secret);
              again();
            },
          })
        }
      >
        <Field label={m.liftReason} wide>
          <textarea name="reason" required minLength={3} maxLength={1000} rows={2} />
        </Field>
      </Form>
    </Act>
  );
}

/** Puts a batch or a station on hold; as a veto where the office has it. */
export function PlaceHold(props: { again: () => void; batch?: Batch; veto?: boolean }) {
  const m = q.value.hold;
  const on = useSignal<"batch" | "station">("batch");
  const place = async (typed: Typed) => {
    const veto = typed.text("kind") === "veto";
    const onBatch = props.batch !== undefined || on.value === "batch";
    const batch = onBatch
      ? (props.batch ?? (await quality.batchNumbered(typed.text("batch"))).batch)
      : undefined;
    const what = batch === undefined ? m.stationOf(typed.text("station")) : m.batchOf(batch.number);
    const reason = typed.text("reason");
    const hold = { id: newId(), kind: veto ? ("veto" as const) : ("quality" as const), reason };
    const of = batch === undefined ? { station: typed.text("station") } : { batch: batch.id };
    return sign({
      meaning: veto ? m.veto : m.place,
      lines: [veto ? m.signVeto(what) : m.signPlace(what), reason],
      act: async (secret) => {
        await quality.placeHold({ ...hold, ...of }, secret);
        props.again();
      },
    });
  };
  return (
    <Form submit={m.place} onSubmit={place}>
      {props.batch === undefined && (
        <>
          <Choice
            label={m.what}
            value={on.value}
            options={[["batch", m.onBatch] as const, ["station", m.onStation] as const]}
            onChoose={(what) => {
              on.value = what;
            }}
          />
          {on.value === "batch" ? (
            <Field label={m.batch}>
              <input name="batch" required maxLength={100} />
            </Field>
          ) : (
            <Field label={m.station}>
              <input name="station" required maxLength={100} />
            </Field>
          )}
        </>
      )}
      <Field label={m.kind}>
        <select name="kind">
          <option value="quality">{m.kinds.quality}</option>
          {may("veto") && (
            <option value="veto" selected={props.veto === true}>
              {m.kinds.veto}
            </option>
          )}
        </select>
      </Field>
      <Field label={m.reason} wide>
        <textarea name="reason" required minLength={3} maxLength={1000} rows={2} />
      </Field>
    </Form>
  );
}
