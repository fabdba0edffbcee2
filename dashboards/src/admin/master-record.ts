import type { components } from "../api/schema";
import { addressOf } from "../app/route";
import { type Change, changesOf } from "./audit-diff";
import type { Kind } from "./master-diff";

export type HistoryLine = components["schemas"]["MasterChangeLine"];

/** The server tells at most so many lines of a record's past. */
const MOST_LINES = 500;

/** What one change did to the record or to a part of it, such as an operation of a part. */
type Touched = Pick<HistoryLine, "kind" | "record" | "action"> & { changes: Change[] };

/** All that was changed of a record at once. */
export type Version = {
  /** From 1; unknown where the record's past is longer than what is told. */
  number: number | undefined;
  time: string;
  author: string;
  reason: string;
  touched: Touched[];
};

/** The page of a record of master data. */
export function masterRecord(kind: Kind, record: string): string {
  return addressOf("admin", ["master-data", kind, record]);
}

/** The versions of a record, latest first, from the lines that tell of it, latest first. */
export function versionsOf(lines: readonly HistoryLine[]): Version[] {
  const versions: Version[] = [];
  for (const { time, author, reason, kind, record, action, before, after } of lines) {
    const touched = { kind, record, action, changes: changesOf(before, after) };
    const last = versions.at(-1);
    if (last?.time === time && last.author === author) last.touched.unshift(touched);
    else versions.push({ number: undefined, time, author, reason, touched: [touched] });
  }
  if (lines.length >= MOST_LINES) return versions;
  return versions.map((version, i) => ({ ...version, number: versions.length - i }));
}
