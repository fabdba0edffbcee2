import { useSignal } from "@preact/signals";
import { text } from "../i18n/choice";
import { whole } from "../i18n/format";
import { CountPage } from "./count-page";
import type { Draft, Step } from "./draft";
import { goTo } from "./flow";
import { GatePage } from "./gate-page";
import { MeasurePage } from "./measure-page";
import { NonconformanceSheet } from "./nonconformance";
import { SignPage } from "./sign-page";
import { context, drafts, planOf } from "./station";
import { t } from "./words";

/** One inspection, from the gate to the signature. */
export function InspectionPage({ id }: { id: string }) {
  const raising = useSignal(false);
  const signed = useSignal<Draft | undefined>(undefined);
  const draft = signed.value ?? drafts.value.find((each) => each.id === id);
  const plan = draft && planOf(draft);
  const batch = context.value.batches.find((each) => each.batch === draft?.batch);
  if (draft === undefined || plan === undefined) {
    return (
      <section class="page call">
        <h1>{t.value.scan.noPlan(draft?.batch ?? "")}</h1>
        <button type="button" class="wide" data-primary onClick={() => goTo({ at: "scan" })}>
          {t.value.gate.back}
        </button>
      </section>
    );
  }
  return (
    <section class="page inspection">
      <header class="batch">
        <div>
          <h1>{draft.batch}</h1>
          <span>
            {text(plan.partName)} · {text(plan.operationName)}
            {batch && ` · ${t.value.batch.pieces(whole(batch.quantity))}`}
          </span>
        </div>
        {!signed.value && (
          <>
            <button type="button" class="stop" onClick={() => (raising.value = true)}>
              ◆ {t.value.batch.nonconformance}
            </button>
            <button type="button" onClick={() => goTo({ at: "scan" })}>
              {t.value.batch.leave}
            </button>
          </>
        )}
      </header>
      {raising.value ? (
        <NonconformanceSheet draft={draft} close={() => (raising.value = false)} />
      ) : (
        <StepPage
          step={draft.step}
          draft={draft}
          plan={plan}
          onSigned={() => {
            signed.value = draft;
          }}
        />
      )}
    </section>
  );
}

function StepPage(props: {
  step: Step;
  draft: Draft;
  plan: NonNullable<ReturnType<typeof planOf>>;
  onSigned: () => void;
}) {
  const { step, draft, plan } = props;
  switch (step) {
    case "gate":
      return <GatePage draft={draft} plan={plan} />;
    case "measure":
      return <MeasurePage draft={draft} plan={plan} />;
    case "count":
      return <CountPage draft={draft} plan={plan} />;
    case "sign":
      return <SignPage draft={draft} plan={plan} onSigned={props.onSigned} />;
  }
}
