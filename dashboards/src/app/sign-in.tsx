import { useEffect, useRef } from "preact/hooks";
import { Field, Form } from "../ui/form";
import { signIn } from "./session";
import { f } from "./words";

/** Asks who is there, in the place of what only people of the plant see. */
export function SignIn() {
  const m = f.value.signIn;
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <section class="sign-in sheet">
      <h1>{m.title}</h1>
      <p class="quiet">{m.why}</p>
      <Form
        submit={m.submit}
        onSubmit={(typed) => signIn(typed.text("login"), typed.text("password"))}
      >
        <Field label={m.login}>
          <input ref={first} name="login" required autocomplete="username" autocapitalize="none" />
        </Field>
        <Field label={m.password}>
          <input name="password" type="password" required autocomplete="current-password" />
        </Field>
      </Form>
      <p class="quiet">{m.forgotten}</p>
    </section>
  );
}
