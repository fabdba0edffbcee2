import { effect, signal } from "@preact/signals";
import { load } from "../api/client";
import { quality } from "../api/quality";
import type { MasterSet, Person } from "../api/types";
import { session } from "../app/session";
import { f } from "../app/words";
import { text } from "../i18n/language";
import { written } from "../i18n/written";

/** Master data and people, read once somebody is signed in, to name what records call by code. */
export const master = signal<MasterSet>({});
export const people = signal<readonly Person[]>([]);

export function startNames() {
  effect(() => {
    if (session.value !== undefined) void readNames();
  });
}

export async function readNames(): Promise<void> {
  const [set, all] = await Promise.all([load(quality.masterData()), load(quality.people())]);
  if (set?.state === "ready") master.value = set.value;
  if (all?.state === "ready") people.value = all.value.people;
}

/** What acts by itself signs so. */
const SYSTEM = ["system", "gaugewire"];
const EDGE = "edge:";

type Named = { code: string; name: { en: string; zh: string } };

function nameIn(list: readonly Named[] | undefined, code: string): string {
  const found = list?.find((each) => each.code === code);
  return found === undefined ? code : text(found.name);
}

export const partName = (code: string) => nameIn(master.value.parts, code);
export const lineName = (code: string) => nameIn(master.value.lines, code);
export const departmentName = (code: string) => nameIn(master.value.departments, code);
export const defectName = (code: string) => nameIn(master.value.defects, code);
export const characteristicName = (code: string) => nameIn(master.value.characteristics, code);

export function operationName(part: string | undefined, code: string): string {
  const parts = master.value.parts ?? [];
  const routing =
    parts.find((each) => each.code === part) ??
    parts.find((each) => each.operations.some((step) => step.code === code));
  return nameIn(routing?.operations, code);
}

/** Where an operation is done, on whatever part. */
export function stationsOf(operation: string): string[] {
  const all = (master.value.parts ?? []).flatMap((part) => part.operations);
  const stations = all.filter(({ code }) => code === operation).map(({ station }) => station);
  return [...new Set(stations.filter((station) => station !== undefined))];
}

/** A person by what signed: the sign-in name or the badge. */
export function personOf(signer: string): Person | undefined {
  return people.value.find((each) => each.login === signer || each.badge === signer);
}

export function personName(signer: string): string {
  if (SYSTEM.includes(signer)) return f.value.system;
  if (signer.startsWith(EDGE)) return f.value.edge(signer.slice(EDGE.length));
  return personOf(signer)?.name ?? written(signer);
}
