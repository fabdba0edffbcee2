import { colon, text } from "../i18n/choice";
import { fixed } from "../i18n/format";
import type { ReasonCode } from "./context";
import { type Draft, explain, explainMean } from "./draft";
import type { Excursion } from "./judge";
import { SpecBar } from "./spec-bar";
import { context, saveDraft } from "./station";
import { t } from "./words";

/** Out of limits: what to do now, and the reason, before anything goes on. */
export function ExcursionPanel({ draft, excursion }: { draft: Draft; excursion: Excursion }) {
  const m = t.value.measure;
  const { characteristic } = excursion;
  const { code } = characteristic;
  const value =
    excursion.of === "sample"
      ? (draft.values[code]?.[excursion.index]?.value ?? Number.NaN)
      : excursion.verdict.mean;
  return (
    <div class={`step excursion ${excursion.of}`} role="alert" data-testid="excursion">
      <div>
        <h2 class={excursion.of === "sample" ? "bad" : "attention"}>
          {excursion.of === "sample" ? `✕ ${m.outsideTitle}` : `▲ ${m.beyondTitle}`}
        </h2>
        <p class="lead">
          {text(characteristic.name)}
          {colon()}
          {sentence(excursion, value)}
        </p>
        {excursion.of === "sample" && <SpecBar characteristic={characteristic} value={value} />}
        <h3>{m.react}</h3>
        <p class="reaction">{text(characteristic.reaction)}</p>
      </div>
      <ReasonList
        title={m.why}
        choose={(reason) =>
          saveDraft(
            excursion.of === "sample"
              ? explain(draft, code, excursion.index, reason.code, reason.repeat === true)
              : explainMean(draft, code, reason.code, reason.repeat === true),
          )
        }
      />
    </div>
  );
}

function sentence(excursion: Excursion, value: number): string {
  const m = t.value.measure;
  const { characteristic } = excursion;
  if (excursion.of === "sample") {
    const { lower, upper } = characteristic.specification;
    const place = excursion.place === "below" ? "below" : "above";
    const limit = Number(place === "below" ? lower : upper);
    return m.outside(
      fixed(value, characteristic.decimals),
      fixed(limit, characteristic.decimals),
      place,
    );
  }
  const place = excursion.verdict.place === "below" ? "below" : "above";
  const limit = place === "below" ? characteristic.limits?.lower : characteristic.limits?.upper;
  const decimals = characteristic.decimals + 1;
  return m.beyond(fixed(value, decimals), fixed(limit ?? Number.NaN, decimals), place);
}

export function ReasonList(props: {
  title: string;
  choose: (reason: ReasonCode) => void;
  cancel?: () => void;
  onlyRepeats?: boolean;
}) {
  const m = t.value.measure;
  const reasons = context.value.reasons.filter((each) => !props.onlyRepeats || each.repeat);
  return (
    <div>
      <h3>{props.title}</h3>
      <div class="tiles">
        {reasons.map((reason) => (
          <button key={reason.code} type="button" class="tile" onClick={() => props.choose(reason)}>
            <b>{text(reason.name)}</b>
            <span>{reason.repeat ? `↺ ${m.repeatHint}` : reason.code}</span>
          </button>
        ))}
      </div>
      {props.cancel && (
        <button type="button" class="wide" onClick={props.cancel}>
          {m.cancel}
        </button>
      )}
    </div>
  );
}
