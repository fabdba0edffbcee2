import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type Loaded, load } from "../../api/client";
import { fixed, whole } from "../../i18n/format";
import { said } from "../../i18n/said";
import { type RunLengths, setup } from "./calls";
import { type Draft, SIZES } from "./settings";
import { u } from "./words";

const PAUSE_MILLIS = 250;

/** What a choice of size and rules will mean, before it is made. */
export function Outlook({ draft }: { draft: Draft }) {
  const m = u.value.outlook;
  const told = useSignal<Loaded<RunLengths>>({ state: "loading" });
  const { kind, subgroupSize, location, dispersion } = draft;
  const size = SIZES[kind];
  const isWhole = Number.isInteger(subgroupSize);
  const fits = isWhole && size.smallest <= subgroupSize && subgroupSize <= size.largest;
  useEffect(() => {
    if (!fits) return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const outcome = await load(setup.runLengths(draft, stop.signal));
      if (outcome !== undefined && !stop.signal.aborted) told.value = outcome;
    }, PAUSE_MILLIS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [kind, subgroupSize, location.join(), dispersion.join()]);
  return (
    <div class="field-wide outlook" aria-live="polite" data-testid="outlook">
      <b>{m.title}</b>
      <Sentences loaded={told.value} />
      {fits && draft.phaseOne > 0 && (
        <p>{m.first(whole(draft.phaseOne), whole(draft.phaseOne * subgroupSize))}</p>
      )}
    </div>
  );
}

function Sentences({ loaded }: { loaded: Loaded<RunLengths> }) {
  const m = u.value.outlook;
  if (loaded.state === "loading") return <p class="quiet">{m.wait}</p>;
  if (loaded.state === "failed") return <p>{said(loaded.error.message)}</p>;
  const { runLength, falseAlarms, shiftFound } = loaded.value;
  return (
    <>
      <p>
        {runLength === undefined || falseAlarms === undefined
          ? m.never
          : m.alarms(whole(Math.round(runLength)), fixed(falseAlarms, 1))}{" "}
        {loaded.value.kind === "i-mr" && <span class="quiet">{m.single}</span>}
      </p>
      {shiftFound !== undefined && (
        <p>{m.found(shiftFound < 10 ? fixed(shiftFound, 1) : whole(Math.round(shiftFound)))}</p>
      )}
    </>
  );
}
