import { expect, test } from "vitest";
import { code128 } from "./code128";

test("a code has its quiet arithmetic: eleven modules a character, thirteen to stop", () => {
  for (let first = 32; first < 127; first++) {
    const widths = code128(`A${String.fromCharCode(first)}`) ?? "";
    const modules = [...widths].reduce((sum, width) => sum + Number(width), 0);
    expect(modules).toBe(4 * 11 + 13);
  }
});

test("every character has bars of its own", () => {
  const all = Array.from({ length: 95 }, (_, i) =>
    code128(String.fromCharCode(32 + i))?.slice(6, 12),
  );
  expect(new Set(all).size).toBe(95);
});

test("the check character is the weighted sum modulo 103", () => {
  // PJJ123C is worked in set A with the check value 54 (start 103); set B starts one higher.
  const widths = code128("PJJ123C") ?? "";
  expect(widths.startsWith("211214")).toBe(true);
  expect(widths.slice(8 * 6, 9 * 6)).toBe(code128("W")?.slice(6, 12));
});

test("what the set cannot hold is refused", () => {
  expect(code128("")).toBeUndefined();
  expect(code128("批次")).toBeUndefined();
});
