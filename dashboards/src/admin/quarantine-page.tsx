import { useSignal } from "@preact/signals";
import { fleet, type QuarantineEntry } from "../api/fleet";
import { restate } from "../app/place";
import { may } from "../app/session";
import { bytes, when, whole } from "../i18n/format";
import { said } from "../i18n/said";
import { personName } from "../quality/names";
import { Choice } from "../ui/choice";
import { Act, Field, Form } from "../ui/form";
import { useLoad } from "../ui/load";
import { Shown } from "../ui/shown";
import { Table } from "../ui/table";
import { a } from "./words";

const STATES = ["waiting", "replayed", "discarded"] as const;

/** What came and could not be stored: nothing of it is thrown away unseen. */
export function QuarantinePage({ query }: { query: Readonly<Record<string, string>> }) {
  const m = a.value.quarantine;
  const state = STATES.find((each) => each === query.state) ?? "waiting";
  const found = useLoad((stop) => fleet.quarantine(state, stop), `quarantine ${state}`);
  return (
    <>
      <div class="page-head">
        <h1>{m.title}</h1>
        <Choice
          label={m.state}
          value={state}
          options={STATES.map((each) => [each, m.states[each]] as const)}
          onChoose={(each) =>
            restate({
              at: "admin",
              path: ["quarantine"],
              query: each === "waiting" ? {} : { state: each },
            })
          }
        />
        <span class="quiet">{m.hint}</span>
      </div>
      <Shown of={found} lines={8}>
        {({ entries }) => (
          <>
            {state === "waiting" && <ReplayAll entries={entries} again={found.again} />}
            <Table
              name={m.title}
              rows={entries}
              empty={m.none}
              id={(entry) => String(entry.id)}
              columns={[
                { key: "edge", head: m.edge, value: (x) => `${x.site}/${x.edge}` },
                { key: "place", head: m.place, value: placeOf },
                { key: "cause", head: m.cause, value: (x) => m.causes[x.cause] },
                {
                  key: "reason",
                  head: m.reason,
                  value: (x) => said(x.reason),
                  show: (x) => <span class="wrap">{said(x.reason)}</span>,
                },
                {
                  key: "received",
                  head: m.received,
                  value: (x) => x.received,
                  show: (x) => when(Date.parse(x.received)),
                },
                { key: "times", head: m.times, number: true, value: (x) => x.times },
                {
                  key: "bytes",
                  head: m.bytes,
                  number: true,
                  value: (x) => x.bytes,
                  show: (x) => (
                    <a href={fleet.payload(x.id)} download>
                      {bytes(x.bytes)}
                    </a>
                  ),
                },
                { key: "closed", head: m.closed, value: closedOf },
                {
                  key: "act",
                  head: "",
                  value: () => undefined,
                  show: (x) => x.state === "waiting" && <Close entry={x} again={found.again} />,
                },
              ]}
            />
          </>
        )}
      </Shown>
    </>
  );
}

/** Tries all of an edge again in its order: the first may announce the tags of the others. */
function ReplayAll({ entries, again }: { entries: readonly QuarantineEntry[]; again: () => void }) {
  const m = a.value.quarantine;
  const outcome = useSignal<string | undefined>(undefined);
  const passed = entries.filter((entry) => entry.cause === "refused");
  const edges = [...new Set(passed.map((entry) => `${entry.site}/${entry.edge}`))].sort();
  if (!may("clear-quarantine")) return null;
  return (
    <div class="acts">
      {edges.map((name) => (
        <Act key={name} label={m.replayAll(name)}>
          <Form
            submit={m.replayAll(name)}
            onSubmit={async (typed) => {
              const [site = "", edge = ""] = name.split("/", 2);
              const done = await fleet.replayEdge({ site, edge, reason: typed.text("reason") });
              outcome.value =
                done.stoppedAt === undefined
                  ? m.replayedAll(whole(done.replayed), done.more)
                  : m.replayStopped(whole(done.replayed), said(done.because ?? ""));
              again();
            }}
          >
            <Field label={m.why} wide>
              <input name="reason" required minLength={3} maxLength={1000} />
            </Field>
          </Form>
        </Act>
      ))}
      {outcome.value !== undefined && <p role="status">{outcome.value}</p>}
    </div>
  );
}

function placeOf(entry: QuarantineEntry): string {
  return entry.epoch === undefined || entry.seq === undefined
    ? "–"
    : `${whole(entry.epoch)} / ${whole(entry.seq)}`;
}

function closedOf(entry: QuarantineEntry): string | undefined {
  if (entry.closed === undefined) return undefined;
  const who = personName(entry.closedBy ?? "");
  return `${when(Date.parse(entry.closed))} ${who}: ${entry.closeReason ?? ""}`;
}

/** Tries an entry again, or closes it; its bytes are kept either way. */
function Close({ entry, again }: { entry: QuarantineEntry; again: () => void }) {
  const m = a.value.quarantine;
  if (!may("clear-quarantine")) return null;
  const acts = [
    [m.replay, fleet.replay],
    [m.discard, fleet.discard],
  ] as const;
  return (
    <>
      {acts.map(([label, act]) => (
        <Act key={label} label={label}>
          <Form
            submit={label}
            onSubmit={async (typed) => {
              await act(entry.id, typed.text("reason"));
              again();
            }}
          >
            <Field label={m.why} wide>
              <input name="reason" required minLength={3} maxLength={1000} />
            </Field>
          </Form>
        </Act>
      ))}
    </>
  );
}
