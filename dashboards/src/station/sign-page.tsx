import { useSignal } from "@preact/signals";
import { text } from "../i18n/choice";
import { fixed, whole } from "../i18n/format";
import { unitSign } from "../i18n/unit";
import type { Plan } from "./context";
import { type Draft, stepBeforeSigning } from "./draft";
import { AwayError } from "./edge";
import { goTo } from "./flow";
import { Icon } from "./icons";
import { judge, mean } from "./judge";
import { PinPad } from "./pin-pad";
import { conclude, inspectionContent, type Verdict } from "./record";
import { counted } from "./sample";
import { play } from "./sound";
import {
  context,
  dropDraft,
  handIn,
  isCommitted,
  person,
  records,
  saveDraft,
  today,
  waiting,
} from "./station";
import { t } from "./words";

export function SignPage(props: { draft: Draft; plan: Plan; onSigned: () => void }) {
  const m = t.value.sign;
  const { draft, plan } = props;
  const stored = useSignal(false);
  const conclusion = conclude(draft, plan, context.value, today());
  const before = stepBeforeSigning(plan);
  const nothing = before === "gate";

  const sign = async (pin: string) => {
    try {
      await handIn({
        id: draft.id,
        station: draft.station,
        signedAt: new Date().toISOString(),
        content: inspectionContent(draft, plan, conclusion),
        pin,
      });
    } catch (error) {
      if (error instanceof AwayError) play("attention");
      throw error;
    }
    play(conclusion.verdict === "pass" ? "accept" : "reject");
    props.onSigned();
    stored.value = true;
    dropDraft(draft.id);
  };

  return (
    <div class="step sign">
      <div>
        <h1>{m.title}</h1>
        {nothing && (
          <p class="lead" data-testid="nothing">
            {m.nothing}
          </p>
        )}
        <VerdictLine conclusion={conclusion} />
        <Values draft={draft} plan={plan} />
        <Counts draft={draft} plan={plan} />
      </div>
      {stored.value ? (
        <Stored id={draft.id} />
      ) : (
        <PinPad
          title={m.sign(person.value?.name ?? "")}
          act={sign}
          cancel={{
            label: nothing ? t.value.gate.back : m.back,
            act: () => saveDraft({ ...draft, step: before }),
          }}
        />
      )}
    </div>
  );
}

function VerdictLine({ conclusion }: { conclusion: Verdict }) {
  const m = t.value.sign;
  const pass = conclusion.verdict === "pass";
  return (
    <div class={pass ? "verdict good" : "verdict bad"} data-testid="conclusion">
      {pass ? `✓ ${m.pass}` : `✕ ${m.fail}`}
      {conclusion.marks.map((mark) => (
        <small key={mark} class={pass ? "attention" : ""}>
          ▲ {m.marks[mark]}
        </small>
      ))}
    </div>
  );
}

function Values({ draft, plan }: { draft: Draft; plan: Plan }) {
  const m = t.value.sign;
  if (plan.characteristics.length === 0) return null;
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{m.characteristic}</th>
            {[m.values, m.mean, m.least, m.most, m.outside].map((name) => (
              <th key={name} scope="col" class="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plan.characteristics.map((each) => {
            const samples = counted(draft.values[each.code] ?? []);
            const values = samples.map((sample) => sample.value);
            const outside = values.filter((value) => judge(value, each) !== "inside").length;
            const typed = samples.some((sample) => sample.source === "typed");
            return (
              <tr key={each.code}>
                <th scope="row">
                  {text(each.name)} <small class="calm">{unitSign(each.unit)}</small>{" "}
                  <Icon of={typed ? "pen" : "gauge"} />
                </th>
                <td class="number">{whole(values.length)}</td>
                <td class="number">{fixed(mean(values), each.decimals + 1)}</td>
                <td class="number">{fixed(Math.min(...values), each.decimals)}</td>
                <td class="number">{fixed(Math.max(...values), each.decimals)}</td>
                <td class={outside > 0 ? "number bad" : "number"}>
                  {outside > 0 && "✕ "}
                  {whole(outside)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Counts({ draft, plan }: { draft: Draft; plan: Plan }) {
  const m = t.value.count;
  if (plan.attributes === undefined) return null;
  return (
    <dl class="figures">
      <div>
        <dt>{m.inspected}</dt>
        <dd>{whole(draft.inspected)}</dd>
      </div>
      <div>
        <dt>{m.found}</dt>
        <dd>{whole(draft.defects.length)}</dd>
      </div>
    </dl>
  );
}

function Stored({ id }: { id: string }) {
  const m = t.value.sign;
  const kept = records.value.find((record) => record.id === id);
  const there = kept !== undefined && isCommitted(kept);
  return (
    <div class="stored" role="status" data-testid="stored">
      <p class="verdict good">✓ {m.stored}</p>
      <p class="lead">
        {there ? `✓✓ ${m.atServer}` : `✓ ${m.storedHint}`}
        {!there && waiting.value > 0 && ` ${t.value.link.waiting(waiting.value)}.`}
      </p>
      <button type="button" class="primary wide" data-primary onClick={() => goTo({ at: "scan" })}>
        {m.next}
      </button>
    </div>
  );
}
