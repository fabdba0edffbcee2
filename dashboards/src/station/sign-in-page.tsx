import { useSignal } from "@preact/signals";
import { asked, onCode } from "./flow";
import { Icon } from "./icons";
import { typing } from "./keys";
import { PinPad } from "./pin-pad";
import { RemarkLine } from "./remark";
import { context, drafts, here, signIn } from "./station";
import { t } from "./words";

export function SignInPage() {
  const m = t.value.signIn;
  const badge = asked.value;
  const someone = context.value.people.find((each) => each.badge === badge);
  if (badge !== undefined && someone !== undefined) {
    return (
      <section class="page narrow">
        <h1 class="unseen">{m.pin}</h1>
        <PinPad
          key={badge}
          title={m.pinTitle(someone.name)}
          act={async (pin) => {
            await signIn(badge, pin);
            asked.value = undefined;
          }}
          cancel={{
            label: m.cancel,
            act: () => {
              asked.value = undefined;
            },
          }}
        />
      </section>
    );
  }
  const open = drafts.value.filter((draft) => draft.station === here.value).length;
  return (
    <section class="page call">
      <BadgeShape />
      <h1>{m.title}</h1>
      <p class="hint">{m.hint}</p>
      <p class="typing" aria-live="polite">
        {typing.value}
      </p>
      <RemarkLine />
      <TypeCode label={m.keyboard} />
      {open > 0 && <p class="hint">{m.openWork(open)}</p>}
    </section>
  );
}

/** For a touch panel without scanner and keyboard: a field that brings up the panel's own keys. */
export function TypeCode({ label }: { label: string }) {
  const open = useSignal(false);
  const code = useSignal("");
  if (!open.value) {
    return (
      <button
        type="button"
        class="wide"
        onClick={() => {
          open.value = true;
        }}
      >
        <Icon of="keyboard" /> {label}
      </button>
    );
  }
  return (
    <form
      class="type-code"
      onSubmit={(event) => {
        event.preventDefault();
        const typed = code.value.trim();
        open.value = false;
        code.value = "";
        if (typed !== "") onCode(typed);
      }}
    >
      <input
        aria-label={label}
        autocomplete="off"
        autocapitalize="characters"
        value={code.value}
        ref={(field) => field?.focus()}
        onInput={(event) => {
          code.value = event.currentTarget.value;
        }}
      />
      <button type="submit" class="primary">
        {t.value.signIn.enter}
      </button>
    </form>
  );
}

function BadgeShape() {
  return (
    <svg class="shape" viewBox="0 0 64 64" aria-hidden="true">
      <path
        d="M14 14h36v40H14zM27 8h10v10H27zM32 25a6 6 0 1 1 0 12 6 6 0 0 1 0-12zM21 49c1-8 21-8 22 0"
        fill="none"
        stroke="currentColor"
        stroke-width="2.5"
      />
    </svg>
  );
}
