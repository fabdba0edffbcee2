import { type Signal, useSignal } from "@preact/signals";
import { goTo } from "../../app/place";
import { DEFAULT_VIEW } from "../../app/route";
import { may } from "../../app/session";
import { readCharts } from "../../floor/floor";
import { text } from "../../i18n/language";
import { master, readNames } from "../../quality/names";
import { q } from "../../quality/words";
import { Form, type Typed } from "../../ui/form";
import { proposeKnown } from "../study/known-limits";
import { setup } from "./calls";
import { Fed } from "./fed";
import { Asked, ChartFields } from "./fields";
import { Outlook } from "./outlook";
import {
  byField,
  chartOf,
  codeFor,
  type Draft,
  type MasterCharacteristic,
  USUAL,
} from "./settings";
import "./setup.css";
import { u } from "./words";

type Wrongs = Readonly<Record<string, string>>;

/** A chart of a characteristic that is there, or of a new one. */
export function BeginPage({ characteristic }: { characteristic: string }) {
  const m = u.value;
  const chosen = useSignal(characteristic);
  const fresh = useSignal(false);
  const draft = useSignal<Draft>(USUAL);
  const wrong = useSignal<Wrongs>({});
  const known = master.value.characteristics ?? [];
  const act = async (typed: Typed) => {
    wrong.value = {};
    const added = fresh.value ? characteristicOf(typed) : undefined;
    if (added !== undefined && known.some((each) => each.code === added.code)) {
      wrong.value = { "characteristics[0].code": m.taken };
      return false;
    }
    const of = added?.code ?? chosen.value;
    const limits = (["mu", "sigma"] as const).filter((each) => typed.optional(each) !== undefined);
    if (limits.length === 1) {
      wrong.value = { known: m.knownBoth };
      return false;
    }
    const code = typed.text("chartCode");
    if ((master.value.charts ?? []).some((each) => each.code === code)) {
      wrong.value = { "charts[0].code": m.taken };
      return false;
    }
    const charts = [chartOf(code, of, draft.value)];
    const set = added === undefined ? { charts } : { characteristics: [added], charts };
    const found = await setup.wrong(set);
    if (found.length > 0) {
      wrong.value = byField(found);
      return false;
    }
    const reason = typed.text("reason");
    if (added !== undefined) {
      await setup.put("characteristics", of, 0, { characteristics: [added] }, reason);
      await readNames();
      chosen.value = of;
      fresh.value = false;
    }
    await setup.put("charts", code, 0, { charts }, reason);
    await Promise.all([readNames(), readCharts()]);
    const { charts: all } = await setup.charts();
    const begun = all
      .filter((each) => each.characteristic.code === of && each.kind === draft.value.kind)
      .reduce((newest, each) => (each.id > newest.id ? each : newest));
    if (limits.length === 2) {
      const known = { mu: typed.number("mu"), sigma: typed.number("sigma") };
      await proposeKnown(begun, known, reason);
    }
    goTo({ at: "chart", id: begun.id, view: DEFAULT_VIEW });
    return undefined;
  };
  return (
    <>
      <div class="page-head">
        <h1>{m.begin}</h1>
      </div>
      <section class="sheet pad begin-chart">
        <p class="quiet">{m.beginHint}</p>
        <Form submit={m.submit} onSubmit={act} keep>
          <fieldset class="field field-wide kinds">
            <legend>{m.characteristic}</legend>
            {([false, true] as const).map((isNew) => (
              <label key={String(isNew)}>
                <input
                  type="radio"
                  name="fresh"
                  checked={fresh.value === isNew}
                  onChange={() => {
                    fresh.value = isNew;
                  }}
                />{" "}
                {isNew ? m.another : m.known}
              </label>
            ))}
          </fieldset>
          {fresh.value ? (
            <NewCharacteristic wrong={wrong.value} chosen={chosen} />
          ) : (
            <Asked label={m.characteristic} wide wrong={wrong.value["charts[0].characteristic"]}>
              <select
                name="characteristic"
                required
                value={chosen.value}
                onChange={(event) => {
                  chosen.value = event.currentTarget.value;
                }}
              >
                <option value="">{m.choose}</option>
                {known.map((each) => (
                  <option key={each.code} value={each.code}>
                    {text(each.name)} ({each.code})
                  </option>
                ))}
              </select>
            </Asked>
          )}
          {!fresh.value && chosen.value !== "" && <Fed characteristic={chosen.value} />}
          <ChartFields
            draft={draft.value}
            wrong={wrong.value}
            judged={false}
            onChange={(next) => {
              draft.value = next;
            }}
          />
          <Outlook draft={draft.value} />
          {may("propose-limits") && <Known wrong={wrong.value.known} />}
          <ChartCode characteristic={chosen.value} draft={draft.value} wrong={wrong.value} />
          <Asked label={m.reason}>
            <input name="reason" required minLength={3} maxLength={200} />
          </Asked>
        </Form>
      </section>
    </>
  );
}

/** Limits that are known already, proposed with the chart: the first subgroup is judged by them. */
function Known({ wrong }: { wrong: string | undefined }) {
  const m = u.value;
  return (
    <>
      <Asked label={m.knownMu} hint={m.knownHint} wrong={wrong}>
        <input name="mu" type="number" step="any" />
      </Asked>
      <Asked label={m.knownSigma}>
        <input name="sigma" type="number" step="any" min={0} />
      </Asked>
    </>
  );
}

function ChartCode(props: { characteristic: string; draft: Draft; wrong: Wrongs }) {
  const m = u.value;
  const own = useSignal<string | undefined>(undefined);
  const taken = new Set((master.value.charts ?? []).map((each) => each.code));
  const proposed =
    props.characteristic === "" ? "" : codeFor(props.characteristic, props.draft, taken);
  return (
    <Asked label={m.chartCode} hint={m.codeHint} wrong={props.wrong["charts[0].code"]}>
      <input
        name="chartCode"
        required
        maxLength={100}
        value={own.value ?? proposed}
        onInput={(event) => {
          const typed = event.currentTarget.value;
          own.value = typed === "" ? undefined : typed;
        }}
      />
    </Asked>
  );
}

function characteristicOf(typed: Typed): MasterCharacteristic {
  const limits = (["lower", "target", "upper"] as const)
    .filter((each) => typed.optional(each) !== undefined)
    .map((each) => [each, typed.number(each)] as const);
  return {
    code: typed.text("code"),
    name: { en: typed.text("nameEn"), zh: typed.text("nameZh") },
    unit: typed.text("unit"),
    decimals: typed.number("decimals"),
    severity: typed.text("severity") as NonNullable<MasterCharacteristic["severity"]>,
    ...Object.fromEntries(limits),
  };
}

function NewCharacteristic({ wrong, chosen }: { wrong: Wrongs; chosen: Signal<string> }) {
  const m = u.value;
  const at = (field: string) => wrong[`characteristics[0].${field}`];
  return (
    <>
      <Asked label={m.code} hint={m.codeHint} wrong={at("code")}>
        <input
          name="code"
          required
          maxLength={100}
          onInput={(event) => {
            chosen.value = event.currentTarget.value.trim();
          }}
        />
      </Asked>
      <Asked label={m.nameEn} wrong={at("name.en")}>
        <input name="nameEn" required maxLength={200} />
      </Asked>
      <Asked label={m.nameZh} wrong={at("name.zh")}>
        <input name="nameZh" required maxLength={200} />
      </Asked>
      <Asked label={m.unit} hint={m.unitHint} wrong={at("unit")}>
        <input name="unit" maxLength={50} />
      </Asked>
      <Asked label={m.decimals} wrong={at("decimals")}>
        <input name="decimals" type="number" min={0} max={12} required defaultValue="3" />
      </Asked>
      {(["lower", "target", "upper"] as const).map((each) => (
        <Asked
          key={each}
          label={m[each]}
          hint={each === "target" ? undefined : m.oneSided}
          // Limits that contradict each other are told of the whole.
          wrong={at(each) ?? (each === "lower" ? wrong["characteristics[0]"] : undefined)}
        >
          <input name={each} type="number" step="any" />
        </Asked>
      ))}
      <Asked label={m.severity} wrong={at("severity")}>
        <select name="severity" defaultValue="minor">
          {(["minor", "major", "critical"] as const).map((each) => (
            <option key={each} value={each}>
              {q.value.severity[each]}
            </option>
          ))}
        </select>
      </Asked>
    </>
  );
}
