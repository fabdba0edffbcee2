import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { load } from "../api/client";
import { quality } from "../api/quality";
import { Field, Form } from "../ui/form";
import { signIn } from "./session";
import { f } from "./words";

const OPEN_ID = "/api/v1/session/openid";

/** Asks who is there, in the place of what only people of the plant see. */
export function SignIn() {
  const m = f.value.signIn;
  const first = useRef<HTMLInputElement>(null);
  const account = useSignal<string | undefined>(undefined);
  useEffect(() => first.current?.focus(), []);
  useEffect(() => {
    const stop = new AbortController();
    void load(quality.signInWays(stop.signal)).then((ways) => {
      if (ways?.state === "ready") account.value = ways.value.openId?.name;
    });
    return () => stop.abort();
  }, []);
  const refused = whyRefused(location.search, m.refused);
  return (
    <section class="sign-in sheet">
      <h1>{m.title}</h1>
      <p class="quiet">{m.why}</p>
      {refused && (
        <p class="form-error" role="alert">
          {refused}
        </p>
      )}
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
      {account.value && (
        <p class="acts">
          <a class="button" href={OPEN_ID}>
            {m.openId(account.value)}
          </a>
        </p>
      )}
      <p class="quiet">{m.forgotten}</p>
    </section>
  );
}

/** Why the way through the provider ended here, as the server put it into the address. */
export function whyRefused(search: string, words: Record<string, string>): string | undefined {
  const why = new URLSearchParams(search).get("signIn");
  return why === null ? undefined : (words[why] ?? words.declined);
}
