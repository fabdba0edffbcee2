import { text } from "../../i18n/choice";
import { when, whole } from "../../i18n/format";
import { t } from "../../i18n/language";
import { personName } from "../../quality/names";
import { Field, Form } from "../../ui/form";
import { useLoad } from "../../ui/load";
import { Shown } from "../../ui/shown";
import { SaveCsv } from "../../ui/takeaway";
import { ruleNumber } from "../sketch";
import { type AnswerCode, type CauseCount, type ProcessEvent, study } from "./calls";
import { s } from "./words";

/** Signals of a chart that wait for an answer, and what the answers so far were. */
export function AnswersPanel({ chart }: { chart: number }) {
  const m = s.value.answers;
  const found = useLoad(async (stop) => {
    const [{ events }, latest, { codes }, { causes }] = await Promise.all([
      study.openEvents(chart, stop),
      study.latestEvents(chart, stop),
      study.codes(stop),
      study.causes(chart, stop),
    ]);
    const answered = latest.events.filter(({ closed }) => closed !== undefined);
    return { events, answered, codes, causes };
  }, `answers ${chart}`);
  return (
    <section class="sheet" data-testid="answers">
      <h2>{m.title}</h2>
      <Shown of={found} lines={8}>
        {({ events, answered, codes, causes }) => (
          <>
            {events.length === 0 && <p class="quiet">{m.none}</p>}
            {events.map((event) => (
              <Open key={event.id} event={event} codes={codes} answered={found.again} />
            ))}
            {answered.length > 0 && <h3>{m.latest}</h3>}
            {answered.map((event) => (
              <Answered key={event.id} event={event} codes={codes} />
            ))}
            <h3>
              {m.causes}{" "}
              {causes.length > 0 && (
                <SaveCsv name={m.causes} rows={() => causeRows(causes, codes)} />
              )}
            </h3>
            <Causes causes={causes} codes={codes} />
          </>
        )}
      </Shown>
    </section>
  );
}

const BATCHES_AT_A_GLANCE = 6;

/** Of many, the first and the last stand for what is between until somebody wants to see all. */
function Batches(props: { of: string[] }) {
  const m = s.value.answers;
  const { of } = props;
  if (of.length === 0) return null;
  const all = of.join(", ");
  if (of.length <= BATCHES_AT_A_GLANCE) return <p class="quiet">{m.batches(all)}</p>;
  return (
    <details class="quiet">
      <summary>{m.batches(`${of[0]} … ${of[of.length - 1]} (${whole(of.length)})`)}</summary>
      <p>{all}</p>
    </details>
  );
}

function Open(props: { event: ProcessEvent; codes: AnswerCode[]; answered: () => void }) {
  const m = s.value.answers;
  const { event, codes } = props;
  const rules = event.rules.map((rule) => t.value.ruleName(ruleNumber(rule))).join(", ");
  const from = event.suspectFrom;
  return (
    <div class="answer">
      <p>
        <b>▲ {m.open(whole(event.number), rules)}</b>
      </p>
      {from !== undefined && (
        <p class="quiet">{m.suspect(when(Date.parse(from)), when(Date.parse(event.suspectTo)))}</p>
      )}
      <Batches of={event.batches} />
      <Form
        submit={m.close}
        onSubmit={async (typed) => {
          const causeCode = typed.optional("causeCode");
          const actionCode = typed.optional("actionCode");
          await study.answer(event.id, {
            cause: typed.text("cause"),
            reaction: typed.text("reaction"),
            ...(causeCode === undefined ? {} : { causeCode }),
            ...(actionCode === undefined ? {} : { actionCode }),
          });
          props.answered();
        }}
      >
        <Choice label={m.cause} name="causeCode" codes={codes} kind="cause" />
        <Choice label={m.action} name="actionCode" codes={codes} kind="action" />
        <Field label={m.causeWords} wide>
          <textarea name="cause" required minLength={3} maxLength={2000} rows={2} />
        </Field>
        <Field label={m.actionWords} wide>
          <textarea name="reaction" required minLength={3} maxLength={2000} rows={2} />
        </Field>
      </Form>
    </div>
  );
}

/** What a signal was and what was done, as somebody answered it. */
function Answered({ event, codes }: { event: ProcessEvent; codes: AnswerCode[] }) {
  const m = s.value.answers;
  const named = (code: string | undefined) => {
    const known = codes.find((each) => each.code === code);
    return known === undefined ? "" : `${text(known.name)}. `;
  };
  const rules = event.rules.map((rule) => t.value.ruleName(ruleNumber(rule))).join(", ");
  return (
    <details class="answered">
      <summary>
        {m.subgroups(whole(event.firstSubgroup), whole(event.lastSubgroup))} · {rules}
      </summary>
      <p>
        {named(event.causeCode)}
        {event.cause}
      </p>
      <p>
        {named(event.actionCode)}
        {event.reaction}
      </p>
      <p class="quiet">
        {m.by(personName(event.closedBy ?? ""), when(Date.parse(event.closed ?? "")))}
      </p>
    </details>
  );
}

function Choice(props: {
  label: string;
  name: string;
  codes: AnswerCode[];
  kind: AnswerCode["kind"];
}) {
  return (
    <Field label={props.label}>
      <select name={props.name} required>
        <option value="">{s.value.answers.choose}</option>
        {props.codes
          .filter(({ kind }) => kind === props.kind)
          .map(({ code, name }) => (
            <option key={code} value={code}>
              {text(name)}
            </option>
          ))}
      </select>
    </Field>
  );
}

function causeRows(causes: readonly CauseCount[], codes: readonly AnswerCode[]) {
  const m = s.value.answers;
  const named = (code: string | undefined) => {
    const known = codes.find((each) => each.code === code);
    return known === undefined ? m.noCode : text(known.name);
  };
  return [[m.cause, m.counted], ...causes.map(({ code, events }) => [named(code), events])];
}

/** How often each cause was, most frequent first. */
function Causes({ causes, codes }: { causes: CauseCount[]; codes: AnswerCode[] }) {
  const m = s.value.answers;
  if (causes.length === 0) return <p class="quiet">{m.noCauses}</p>;
  const most = Math.max(...causes.map(({ events }) => events));
  return (
    <ol class="causes">
      {causes.map(({ code, events }) => {
        const known = codes.find((each) => each.code === code);
        return (
          <li key={code ?? ""}>
            <span>{known === undefined ? m.noCode : text(known.name)}</span>
            <i style={{ width: `${(100 * events) / most}%` }} />
            <b>{m.events(whole(events))}</b>
          </li>
        );
      })}
    </ol>
  );
}
