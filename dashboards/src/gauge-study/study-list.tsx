import { useSignal } from "@preact/signals";
import { newId } from "../api/quality";
import { goTo } from "../app/place";
import { addressOf } from "../app/route";
import { may } from "../app/session";
import { when, whole } from "../i18n/format";
import { characteristicName, master, people, personName } from "../quality/names";
import { Act, Field, Form } from "../ui/form";
import { useLoad } from "../ui/load";
import { Shown } from "../ui/shown";
import { Table } from "../ui/table";
import { type StudyPlan, studies } from "./calls";
import { hasReferences, partsOf } from "./plan";
import "./gauge-study.css";
import { g } from "./words";

const KINDS = ["crossed", "bias", "linearity", "agreement"] as const;
const TEN_PARTS = Array.from({ length: 10 }, (_, i) => `P${i + 1}`).join("\n");

/** The studies of a gauge, latest first, and planning one. */
export function GaugeStudies({ gauge }: { gauge: string }) {
  const m = g.value;
  const found = useLoad((stop) => studies.ofGauge(gauge, stop), gauge);
  return (
    <>
      <Shown of={found} lines={3}>
        {(loaded) => (
          <Table
            name={m.title}
            titled
            rows={loaded.studies}
            empty={m.none}
            id={(each) => each.id}
            columns={[
              {
                key: "number",
                head: "№",
                number: true,
                value: (x) => x.number,
                show: (x) => (
                  <a href={addressOf("quality", ["gauge-studies", x.id])}>
                    {m.one(whole(x.number))}
                  </a>
                ),
              },
              { key: "kind", head: m.kind, value: (x) => m.kinds[x.kind] },
              {
                key: "characteristic",
                head: m.characteristic,
                value: (x) => (x.characteristic ? characteristicName(x.characteristic) : undefined),
              },
              { key: "state", head: m.state, value: (x) => m.states[x.state] },
              {
                key: "progress",
                head: m.progress,
                number: true,
                value: (x) => x.captured / Math.max(1, x.runs),
                show: (x) => m.of(whole(x.captured), whole(x.runs)),
              },
              {
                key: "verdict",
                head: m.verdict,
                value: (x) => (x.verdict === undefined ? undefined : m.verdicts[x.verdict]),
              },
              {
                key: "planned",
                head: m.planned,
                value: (x) => x.planned,
                show: (x) => m.by(personName(x.plannedBy), when(Date.parse(x.planned))),
              },
            ]}
          />
        )}
      </Shown>
      {may("calibrate") && (
        <Act label={m.plan}>
          <PlanForm gauge={gauge} />
        </Act>
      )}
    </>
  );
}

function PlanForm({ gauge }: { gauge: string }) {
  const m = g.value;
  const kind = useSignal<StudyPlan["kind"]>("crossed");
  const appraisers = useSignal<readonly string[]>([]);
  const wrong = useSignal<string | undefined>(undefined);
  const known = hasReferences(kind.value);
  return (
    <Form
      submit={m.plan}
      keep
      onSubmit={async (typed) => {
        const parts = partsOf(typed.text("parts"), kind.value);
        wrong.value =
          "wrong" in parts
            ? m.badPart(parts.wrong)
            : appraisers.value.length === 0
              ? m.noAppraiser
              : undefined;
        if ("wrong" in parts || wrong.value !== undefined) return;
        const characteristic = typed.optional("characteristic");
        const made = await studies.plan({
          id: newId(),
          kind: kind.value,
          gauge,
          parts: parts.parts,
          appraisers: [...appraisers.value],
          trials: typed.number("trials"),
          reason: typed.text("reason"),
          ...(characteristic === undefined ? {} : { characteristic }),
        });
        goTo({ at: "quality", path: ["gauge-studies", made.study.id], query: {} });
      }}
    >
      <Field label={m.kind} hint={m.kindHints[kind.value]}>
        <select
          name="kind"
          value={kind.value}
          onChange={(event) => {
            kind.value = event.currentTarget.value as StudyPlan["kind"];
          }}
        >
          {KINDS.map((each) => (
            <option key={each} value={each}>
              {m.kinds[each]}
            </option>
          ))}
        </select>
      </Field>
      {kind.value !== "agreement" && (
        <Field label={m.characteristic}>
          <select name="characteristic" required>
            <option value="" />
            {(master.value.characteristics ?? []).map(({ code }) => (
              <option key={code} value={code}>
                {characteristicName(code)} ({code})
              </option>
            ))}
          </select>
        </Field>
      )}
      <Field label={known ? m.partsKnown : m.parts}>
        <textarea
          key={String(known)}
          name="parts"
          required
          rows={6}
          defaultValue={known ? "" : TEN_PARTS}
        />
      </Field>
      <fieldset class="study-people">
        <legend>{m.appraisers}</legend>
        {people.value.map(({ login, name }) => (
          <label key={login}>
            <input
              type="checkbox"
              checked={appraisers.value.includes(login)}
              onChange={(event) => {
                const others = appraisers.value.filter((each) => each !== login);
                appraisers.value = event.currentTarget.checked ? [...others, login] : others;
              }}
            />{" "}
            {name}
          </label>
        ))}
      </fieldset>
      <Field label={m.trials}>
        <input name="trials" type="number" min={1} max={100} required defaultValue="3" />
      </Field>
      <Field label={m.reason} wide>
        <input name="reason" required minLength={3} maxLength={1000} />
      </Field>
      {wrong.value !== undefined && (
        <p class="form-error" role="alert">
          {wrong.value}
        </p>
      )}
    </Form>
  );
}
