import { describe, expect, test } from "vitest";
import { gs1 } from "./gs1";

const read = (code: string) => {
  const found = gs1(code);
  return found === undefined ? undefined : Object.fromEntries(found);
};

describe("a GS1 code", () => {
  const expected = { "01": "09506000134352", "10": "B00012", "21": "007" };

  test("says the same as scanned, as printed and as a link", () => {
    expect(read("]d2010950600013435210B00012\u001d21007")).toEqual(expected);
    expect(read("]C1010950600013435210B00012\u001d21007")).toEqual(expected);
    expect(read("(01)09506000134352(10)B00012(21)007")).toEqual(expected);
    expect(read("https://id.gs1.org/01/09506000134352/10/B00012/21/007")).toEqual(expected);
  });

  test("is refused when a digit was misread or an element is too long", () => {
    expect(read("(01)09506000134353(10)B00012")).toBeUndefined();
    expect(read(`(10)${"x".repeat(21)}`)).toBeUndefined();
    expect(read("]d2990950600013435")).toBeUndefined();
  });

  test("is not seen in an ordinary code", () => {
    expect(read("B00012")).toBeUndefined();
    expect(read("0109506000134352")).toBeUndefined();
    expect(read("https://example.org/help")).toBeUndefined();
  });
});
