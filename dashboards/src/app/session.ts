import { computed, signal } from "@preact/signals";
import { door, load } from "../api/client";
import { quality } from "../api/quality";
import type { Session } from "../api/types";

/** Who sits at this screen. */
type Presence = { state: "unknown" } | { state: "out" } | { state: "in"; session: Session };

export const presence = signal<Presence>({ state: "unknown" });

/** What needs no session unless a server is set to ask for one: the floor and the charts on it. */
const OPEN = /^\/(charts(\/\d+(\/subgroups.*)?)?|edges|stream)(\?.*)?$/;

/** Whether the server shows nothing here without a session, not even the floor. */
export const shut = signal(false);

export const session = computed(() =>
  presence.value.state === "in" ? presence.value.session : undefined,
);

const RETRY_MILLIS = 3000;

/** What somebody may do, as the server's table of offices names it. */
type Permission =
  | "edit-people"
  | "read-audit"
  | "edit-master-data"
  | "make-plan"
  | "answer"
  | "annotate"
  | "propose-limits"
  | "approve-limits"
  | "approve-plan"
  | "inspect"
  | "place"
  | "qualify"
  | "waive"
  | "void"
  | "release"
  | "raise"
  | "review"
  | "decide"
  | "dispose"
  | "concede"
  | "execute"
  | "verify"
  | "hold"
  | "lift-hold"
  | "veto"
  | "calibrate"
  | "study-gauge"
  | "edit-objective"
  | "explain-objective"
  | "hear-customer"
  | "prepare-report"
  | "comment-report"
  | "approve-report"
  | "issue-report"
  | "assign-tag"
  | "edit-chart"
  | "clear-quarantine";

export function may(permission: Permission): boolean {
  return session.value?.permissions.includes(permission) === true;
}

/** Learns who is signed in here already; tries again as long as the server is away. */
export async function startSession(): Promise<void> {
  door.onSignedOut = (path) => {
    if (OPEN.test(path)) shut.value = true;
    if (presence.peek().state === "in") presence.value = { state: "out" };
  };
  for (;;) {
    const outcome = await load(quality.session());
    if (outcome?.state === "ready") {
      presence.value = { state: "in", session: outcome.value };
      return;
    }
    if (outcome?.state === "failed" && "status" in outcome.error) {
      presence.value = { state: "out" };
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY_MILLIS));
  }
}

export async function signIn(login: string, password: string): Promise<void> {
  const signedIn = await quality.signIn({ login, password });
  // What was refused before is read anew from the start.
  if (shut.peek()) location.reload();
  presence.value = { state: "in", session: signedIn };
}

export async function signOut(): Promise<void> {
  await quality.signOut();
  presence.value = { state: "out" };
}
