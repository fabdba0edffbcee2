import { expect, test } from "vitest";
import { partsOf } from "./plan";

test("parts are typed one a line, with their known values where a kind has them", () => {
  expect(partsOf("P1\n\n P2 \n", "crossed")).toEqual({ parts: [{ label: "P1" }, { label: "P2" }] });
  expect(partsOf("ring A = 10,002\nB=2", "linearity")).toEqual({
    parts: [
      { label: "ring A", reference: 10.002 },
      { label: "B", reference: 2 },
    ],
  });
  for (const wrong of ["ring A", "= 3", "A =", "A = big"]) {
    expect(partsOf(`ok = 1\n${wrong}`, "bias")).toEqual({ wrong });
  }
});
