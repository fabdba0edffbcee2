import { describe, expect, test } from "vitest";
import { type Heard, wedge } from "./wedge";

function type(
  hear: ReturnType<typeof wedge>,
  keys: string[],
  gap: number,
  inField: boolean,
  from = 1000,
): Heard {
  let heard: Heard = { kind: "nothing" };
  keys.forEach((key, i) => {
    heard = hear({ key, at: from + i * gap, inField });
  });
  return heard;
}

const CODE = [..."B00012", "Enter"];

describe("a scanner that is a keyboard", () => {
  test("is heard with no field in focus, and in the middle of a field", () => {
    expect(type(wedge(), CODE, 8, false)).toMatchObject({ kind: "code", text: "B00012" });
    expect(type(wedge(), CODE, 8, true)).toMatchObject({ kind: "code", typedInField: 6 });
  });

  test("is not mistaken for a person who types into a field", () => {
    expect(type(wedge(), CODE, 150, true)).toEqual({ kind: "nothing" });
  });

  test("takes only its own characters when a person had typed before", () => {
    const hear = wedge();
    type(hear, [..."1", "2"], 200, true);
    expect(type(hear, CODE, 8, true, 5000)).toMatchObject({ text: "B00012", typedInField: 6 });
  });

  test("may be a person who types a code where no field is", () => {
    const hear = wedge();
    expect(type(hear, [..."B0001"], 300, false)).toEqual({ kind: "typing", text: "B0001" });
    expect(type(hear, ["Backspace", "2", "Enter"], 300, false, 2600)).toMatchObject({
      text: "B0002",
    });
  });

  test("leaves Enter alone when nothing came before it", () => {
    expect(type(wedge(), ["Enter"], 8, false)).toEqual({ kind: "nothing" });
    expect(type(wedge(), ["4", "Enter"], 8, false)).toEqual({ kind: "nothing" });
  });
});
