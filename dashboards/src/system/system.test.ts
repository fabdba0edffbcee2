import { expect, test } from "vitest";
import { ledger } from "./system";

test("an edge is complete when every epoch is stored to its last parcel", () => {
  expect(
    ledger([
      { epoch: 1, produced: 40, stored: 40 },
      { epoch: 2, produced: 2, stored: 2 },
    ]),
  ).toEqual({
    state: "complete",
    stored: 42,
  });
  expect(ledger([{ epoch: 1, produced: 40, stored: 31 }]).state).toBe("behind");
  expect(ledger([])).toEqual({ state: "complete", stored: 0 });
});

test("more stored than produced is a contradiction, even when another epoch makes up for it", () => {
  const streams = [
    { epoch: 1, produced: 40, stored: 41 },
    { epoch: 2, produced: 10, stored: 9 },
  ];
  expect(ledger(streams).state).toBe("contradiction");
});
