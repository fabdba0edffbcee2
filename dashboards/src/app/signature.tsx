import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Field, Form } from "../ui/form";
import { f } from "./words";

/** What is signed, in words, and the act that the secret is for. */
type Signing = {
  meaning: string;
  lines: readonly string[];
  act: (secret: string) => Promise<unknown>;
};

type Asked = Signing & { settle: (signed: boolean) => void };

const asked = signal<Asked | undefined>(undefined);

/**
 * Shows what is signed, asks for the secret and acts. False when the person thought better of it;
 * a refusal by the server is shown in the dialog, which stays open.
 */
export function sign(signing: Signing): Promise<boolean> {
  asked.peek()?.settle(false);
  return new Promise((resolve) => {
    const settle = (signed: boolean) => {
      asked.value = undefined;
      resolve(signed);
    };
    asked.value = { ...signing, settle };
  });
}

/** The dialog of {@link sign}; once in the frame. */
export function SignatureDialog() {
  const now = asked.value;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (now !== undefined) dialog.current?.showModal();
  }, [now]);
  if (now === undefined) return null;
  const m = f.value.sign;
  return (
    <dialog
      ref={dialog}
      class="signature"
      aria-label={now.meaning}
      onCancel={(event) => {
        event.preventDefault();
        now.settle(false);
      }}
    >
      <h2>{now.meaning}</h2>
      <p class="quiet">{m.what}</p>
      <ul class="signed-lines">
        {now.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Form
        submit={m.submit}
        onCancel={() => now.settle(false)}
        onSubmit={async (typed) => {
          await now.act(typed.text("secret"));
          now.settle(true);
        }}
      >
        <Field label={m.secret} wide>
          <input name="secret" type="password" required autocomplete="off" />
        </Field>
      </Form>
      <p class="quiet">{m.note}</p>
    </dialog>
  );
}
