import type { ChartSummary } from "../../api/types";
import { sign } from "../../app/signature";
import { t } from "../../i18n/language";
import { Act, Field, Form } from "../../ui/form";
import { study } from "./calls";
import { signedLine } from "./proposals";
import { s } from "./words";

/** A mean and a sigma that a study, a standard or a sister line tells. */
type Known = { mu: number; sigma: number };

/** Signs for limits that are known beforehand; false when the person thought better of it. */
export function proposeKnown(
  summary: ChartSummary,
  known: Known,
  reason: string,
): Promise<boolean> {
  return sign({
    meaning: s.value.limits.meaning,
    lines: [signedLine(summary, known), t.value.chart.method.known ?? "", reason],
    act: (secret) => study.proposeKnown(summary.id, { ...known, reason, secret }),
  });
}

/** Proposes limits that rest on no subgroup of the chart. */
export function KnownLimits(props: { summary: ChartSummary; proposed: () => void }) {
  const m = s.value.limits;
  return (
    <Act label={m.known}>
      <Form
        submit={m.propose}
        onSubmit={async (typed) => {
          const known = { mu: typed.number("mu"), sigma: typed.number("sigma") };
          if (!(await proposeKnown(props.summary, known, typed.text("reason")))) return false;
          props.proposed();
          return undefined;
        }}
      >
        <p class="field-wide quiet">{m.knownHint}</p>
        <Field label={m.mu}>
          <input name="mu" type="number" step="any" required />
        </Field>
        <Field label={m.sigma}>
          <input name="sigma" type="number" step="any" min={0} required />
        </Field>
        <Field label={m.whence} wide>
          <input name="reason" required minLength={3} maxLength={500} />
        </Field>
      </Form>
    </Act>
  );
}
