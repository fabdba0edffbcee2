import { useSignal } from "@preact/signals";
import type { Chart, ChartSummary } from "../../api/types";
import { may, session } from "../../app/session";
import { sign } from "../../app/signature";
import { fixed, when, whole } from "../../i18n/format";
import { t, text } from "../../i18n/language";
import { personName } from "../../quality/names";
import { Field, Form } from "../../ui/form";
import { computedDecimals } from "../words";
import { type LimitProposal, study } from "./calls";
import { s } from "./words";

/** What somebody who signs for limits reads first. */
export function signedLine(summary: ChartSummary, limits: { mu: number; sigma: number }): string {
  const decimals = computedDecimals(summary);
  return s.value.limits.line(
    text(summary.characteristic.name),
    fixed(limits.mu, decimals),
    fixed(limits.sigma, decimals + 1),
  );
}

/** What the limits of a proposal rest on. */
function basis({ first, last }: LimitProposal): string {
  return first === undefined || last === undefined
    ? (t.value.chart.method.known ?? "")
    : s.value.limits.source(whole(first), whole(last));
}

type Decided = (approved: boolean) => void;

/** Limits that were proposed for a chart: the one that waits, and what became of others. */
export function Proposals(props: { chart: Chart; proposals: LimitProposal[]; decided: Decided }) {
  const m = s.value.limits;
  if (props.proposals.length === 0) return null;
  return (
    <>
      <h3>{m.proposals}</h3>
      {props.proposals.map((proposal) =>
        proposal.decision === undefined ? (
          <Waiting key={proposal.id} {...props} proposal={proposal} />
        ) : (
          <Ended key={proposal.id} chart={props.chart} proposal={proposal} />
        ),
      )}
    </>
  );
}

function Facts({ chart, proposal }: { chart: Chart; proposal: LimitProposal }) {
  const m = s.value.limits;
  const decimals = computedDecimals(chart.summary);
  const names = t.value.chart.limits;
  const { location } = proposal;
  const value = (number: number | undefined) =>
    number === undefined ? t.value.chart.oneSided : fixed(number, decimals);
  const excluded = proposal.excluded.map((each) => `${each.subgroup} (${each.reason})`).join(", ");
  return (
    <>
      <p>
        {signedLine(chart.summary, proposal)} · {names.lcl} {value(location.lcl)} · {names.ucl}{" "}
        {value(location.ucl)}
      </p>
      <p>{proposal.reason}</p>
      <p class="quiet">
        {basis(proposal)}
        {excluded === "" ? "" : ` · ${m.excluded(excluded)}`}
      </p>
      <p class="quiet">
        {m.proposedBy(personName(proposal.author), when(Date.parse(proposal.proposed)))}
      </p>
    </>
  );
}

function Waiting(props: { chart: Chart; proposal: LimitProposal; decided: Decided }) {
  const m = s.value.limits;
  const { chart, proposal } = props;
  const own = proposal.author === session.value?.login;
  const ending = useSignal(false);
  const act = own ? "withdrawal" : "refusal";
  const mayEnd = own ? may("propose-limits") : may("approve-limits");
  return (
    <div class="answer" data-testid="waiting">
      <p>
        <b>○ {m.waits}</b>
      </p>
      <Facts chart={chart} proposal={proposal} />
      {own && <p class="quiet">{m.own}</p>}
      <p class="form-acts">
        {!own && may("approve-limits") && (
          <button
            type="button"
            class="button button-first"
            onClick={() => void approve(chart, proposal, props.decided)}
          >
            {m.approve}
          </button>
        )}
        {mayEnd && !ending.value && (
          <button
            type="button"
            class="button"
            onClick={() => {
              ending.value = true;
            }}
          >
            {own ? m.withdraw : m.refuse}
          </button>
        )}
      </p>
      {ending.value && (
        <Form
          submit={own ? m.withdraw : m.refuse}
          onCancel={() => {
            ending.value = false;
          }}
          onSubmit={async (typed) => {
            await study.endProposal(proposal.id, act, typed.text("reason"));
            props.decided(false);
          }}
        >
          <Field label={m.why} wide>
            <input name="reason" required minLength={3} maxLength={500} />
          </Field>
        </Form>
      )}
    </div>
  );
}

async function approve(chart: Chart, proposal: LimitProposal, decided: Decided) {
  const m = s.value.limits;
  await sign({
    meaning: m.approveMeaning,
    lines: [
      signedLine(chart.summary, proposal),
      basis(proposal),
      proposal.reason,
      m.proposedBy(personName(proposal.author), when(Date.parse(proposal.proposed))),
    ],
    act: async (secret) => {
      await study.approveLimits(proposal.id, secret);
      decided(true);
    },
  });
}

function Ended({ chart, proposal }: { chart: Chart; proposal: LimitProposal }) {
  const m = s.value.limits;
  const { decision } = proposal;
  if (decision === undefined) return null;
  return (
    <details class="answered">
      <summary>
        {m.ended[decision.kind]} ·{" "}
        {decision.version === undefined ? proposal.reason : m.became(whole(decision.version))}
      </summary>
      <Facts chart={chart} proposal={proposal} />
      {decision.remark !== "" && <p>{decision.remark}</p>}
      <p class="quiet">{m.decidedBy(personName(decision.by), when(Date.parse(decision.at)))}</p>
    </details>
  );
}
