import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { REFUSALS } from "./refusals";
import { inChinese } from "./said";
import { WRITTEN } from "./written";

const SENTENCES = [...WRITTEN, ...REFUSALS];

const SERVER = join(__dirname, "../../../ingest-server/src/main/java");
const CALLS =
  /Problem\.(?:badField|notFound|conflict|stale|signInFirst|forbidden|locked)\(|new Step\.Refused\(|refused\(|require\(|told\.note\(/g;
const HAN = /\p{Script=Han}/u;

/** The Java expression from `start` on, up to the end of the call, split at its outermost `by`. */
function split(code: string, start: number, by: "," | "+"): string[] {
  const parts = [""];
  let depth = 0;
  for (let i = start; i < code.length; i++) {
    const c = code[i] ?? "";
    if (c === '"') {
      const literal = /^"(?:[^"\\]|\\.)*"/.exec(code.slice(i))?.[0] ?? c;
      parts.push((parts.pop() ?? "") + literal);
      i += literal.length - 1;
      continue;
    }
    if ("([{".includes(c)) depth++;
    if (")]}".includes(c) && --depth < 0) break;
    if (c === by && depth === 0) parts.push("");
    else parts.push((parts.pop() ?? "") + c);
  }
  return parts.map((part) => part.trim());
}

/** The sentence of a call with something filled in, when it is written there and not handed on. */
function sentence(code: string, start: number): string | undefined {
  const last = split(code, start, ",").at(-1) ?? "";
  const pieces = split(last, 0, "+");
  if (!pieces.some((piece) => /^"[A-Z]/.test(piece))) return undefined;
  if (pieces.length === 1 && !last.endsWith('"')) return undefined;
  return pieces
    .map((piece) => (/^"(?:[^"\\]|\\.)*"$/.test(piece) ? (JSON.parse(piece) as string) : "7"))
    .join("");
}

/** A new refusal may come before its translation; it is shown in English until then. */
const MOST_MISSING = 0.05;

test("the sentences that the server refuses with are there in Chinese", () => {
  const english: string[] = [];
  for (const name of readdirSync(SERVER, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".java")) continue;
    const code = readFileSync(join(SERVER, name), "utf8");
    for (const call of code.matchAll(CALLS)) {
      const said = sentence(code, call.index + call[0].length);
      if (said !== undefined) english.push(said);
    }
  }
  expect(english.length).toBeGreaterThan(100);
  const missing = english.filter((each) => !HAN.test(inChinese(each)));
  expect(missing.length, missing.join("\n")).toBeLessThanOrEqual(english.length * MOST_MISSING);
});

test("what is filled in keeps its place, and states have their words", () => {
  expect(inChinese("1 of 20 pieces inspected do not conform.")).toBe(
    "抽检 20 件，其中 1 件不合格。",
  );
  expect(inChinese("It is in-review; it is closed when it is verified.")).toBe(
    "当前评审中，验证之后才能关闭。",
  );
});

test("what people wrote stays as they wrote it", () => {
  expect(inChinese("Dent found while packing")).toBe("Dent found while packing");
});

test("no sentence is there twice, and each fills in what its English has", () => {
  const all = SENTENCES.map(([english]) => english);
  expect(new Set(all).size).toBe(all.length);
  for (const [english, chinese] of SENTENCES) {
    const holes = (text: string) => new Set(text.match(/\{\d\}/g));
    for (const hole of holes(chinese)) expect(holes(english), english).toContain(hole);
  }
});
