import { expect, test } from "vitest";
import { unitSign } from "./unit";

test("a unit is written as people write it", () => {
  const codes = ["mm", "Cel", "deg", "N.m", "m/s2", "mm3", "Pa/s", "1", ""];
  expect(codes.map(unitSign)).toEqual(["mm", "°C", "°", "N·m", "m/s²", "mm³", "Pa/s", "", ""]);
});
