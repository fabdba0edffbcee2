import type { ComponentChildren } from "preact";
import type { ChartKind } from "../../api/types";
import { t } from "../../i18n/language";
import { said } from "../../i18n/said";
import {
  betterWithDeviations,
  type Draft,
  KINDS,
  ON_DISPERSION,
  ON_LOCATION,
  ofKind,
  SIZES,
  toggled,
} from "./settings";
import { u } from "./words";

/** A field with what the server finds wrong with it, where it is typed. */
export function Asked(props: {
  label: string;
  hint?: string | undefined;
  wide?: boolean;
  wrong?: string | undefined;
  children: ComponentChildren;
}) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is among the children
    <label class={props.wide ? "field field-wide" : "field"}>
      <span>{props.label}</span>
      {props.children}
      <Wrong what={props.wrong} />
      {props.hint && <small class="quiet">{props.hint}</small>}
    </label>
  );
}

export function Wrong({ what }: { what: string | undefined }) {
  if (what === undefined) return null;
  return (
    <small class="field-wrong" role="alert">
      ▲ {said(what)}
    </small>
  );
}

/** Kind, size and rules of a chart, and what its first limits come from. */
export function ChartFields(props: {
  draft: Draft;
  onChange: (draft: Draft) => void;
  wrong: Readonly<Record<string, string>>;
  /** Whether it has judged subgroups, under which kind and size stay. */
  judged: boolean;
}) {
  const m = u.value;
  const { draft, onChange, judged } = props;
  const wrong = (field: string) => props.wrong[`charts[0].${field}`];
  const size = SIZES[draft.kind];
  return (
    <>
      <fieldset class="field field-wide kinds" disabled={judged}>
        <legend>{m.kind}</legend>
        {KINDS.map((kind) => (
          <label key={kind} class="kind">
            <input
              type="radio"
              name="kind"
              value={kind}
              checked={draft.kind === kind}
              onChange={() => onChange(ofKind(draft, kind))}
            />
            <span>
              <b>{t.value.kind[kind]}</b> <span class="quiet">{m.kindHint[kind]}</span>
            </span>
          </label>
        ))}
        <Wrong what={wrong("kind")} />
      </fieldset>
      {size.largest > 1 && (
        <Asked
          label={m.size}
          hint={judged ? m.sizeStays : m.sizeHint[draft.kind]}
          wrong={wrong("subgroupSize")}
        >
          <input
            name="subgroupSize"
            type="number"
            required
            disabled={judged}
            min={size.smallest}
            max={size.largest}
            value={draft.subgroupSize}
            onInput={(event) =>
              onChange({ ...draft, subgroupSize: event.currentTarget.valueAsNumber })
            }
          />
          {!judged && betterWithDeviations(draft) && (
            <small data-testid="better-kind">▲ {m.betterWithDeviations}</small>
          )}
        </Asked>
      )}
      <Asked label={m.phaseOne} hint={m.phaseOneHint} wrong={wrong("phaseOne")}>
        <input
          name="phaseOne"
          type="number"
          required
          min={2}
          max={1000}
          value={draft.phaseOne}
          onInput={(event) => onChange({ ...draft, phaseOne: event.currentTarget.valueAsNumber })}
        />
      </Asked>
      <Asked label={m.stale} wrong={wrong("staleAfterSeconds")}>
        <input
          name="staleMinutes"
          type="number"
          required
          min={0.1}
          max={500000}
          step="any"
          value={draft.staleMinutes}
          onInput={(event) =>
            onChange({ ...draft, staleMinutes: event.currentTarget.valueAsNumber })
          }
        />
      </Asked>
      <Rules
        name="location"
        label={m.location[draft.kind]}
        rules={ON_LOCATION}
        chosen={draft.location}
        wrong={wrong("locationRules")}
        onChange={(location) => onChange({ ...draft, location })}
      />
      <Rules
        name="dispersion"
        label={m.dispersion[draft.kind]}
        rules={ON_DISPERSION}
        chosen={draft.dispersion}
        wrong={wrong("dispersionRules")}
        onChange={(dispersion) => onChange({ ...draft, dispersion })}
      />
    </>
  );
}

function Rules(props: {
  name: string;
  label: string;
  rules: readonly string[];
  chosen: readonly string[];
  wrong: string | undefined;
  onChange: (rules: string[]) => void;
}) {
  return (
    <fieldset class="field field-wide rules">
      <legend>{props.label}</legend>
      {props.rules.map((rule) => (
        <label key={rule}>
          <input
            type="checkbox"
            name={`${props.name} ${rule}`}
            checked={props.chosen.includes(rule)}
            onChange={() => props.onChange(toggled(props.chosen, rule))}
          />
          <span>
            <b>{rule.slice("nelson-".length)}</b> {u.value.rules[rule]}
          </span>
        </label>
      ))}
      <Wrong what={props.wrong} />
    </fieldset>
  );
}

/** Rules in words, one a line. */
export function RulesTold(props: { kind: ChartKind; location: string[]; dispersion: string[] }) {
  const m = u.value;
  const list = (label: string, rules: readonly string[]) => (
    <>
      <dt>{label}</dt>
      <dd>
        {rules.length === 0
          ? m.noRules
          : rules.map((rule) => (
              <div key={rule}>
                <b>{rule.slice("nelson-".length)}</b> {m.rules[rule] ?? rule}
              </div>
            ))}
      </dd>
    </>
  );
  return (
    <>
      {list(m.location[props.kind], props.location)}
      {list(m.dispersion[props.kind], props.dispersion)}
    </>
  );
}
