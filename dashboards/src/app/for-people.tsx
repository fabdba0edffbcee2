import type { ComponentChildren } from "preact";
import { presence } from "./session";
import { SignIn } from "./sign-in";

/** What only somebody who is signed in sees. */
export function ForPeople(props: { children: ComponentChildren }) {
  switch (presence.value.state) {
    case "unknown":
      return <div class="sheet ghost" style={{ minHeight: "16rem" }} aria-busy="true" />;
    case "out":
      return <SignIn />;
    case "in":
      return <>{props.children}</>;
  }
}
