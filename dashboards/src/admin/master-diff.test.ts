import { expect, test } from "vitest";
import type { MasterSet } from "../api/types";
import { differences } from "./master-diff";

const name = (en: string) => ({ en, zh: en });
const now: MasterSet = {
  departments: [{ code: "assembly", name: name("Assembly") }],
  characteristics: [
    { code: "bore", name: name("Bore"), unit: "mm", decimals: 3, lower: 9.9, upper: 10.1 },
  ],
  gauges: [{ code: "G-1", name: name("Caliper"), intervalDays: 180, due: "2026-12-31" }],
};

test("a set that says the same in another order changes nothing", () => {
  const same: MasterSet = {
    characteristics: [
      { upper: 10.1, lower: 9.9, decimals: 3, unit: "mm", name: name("Bore"), code: "bore" },
    ],
    gauges: [{ code: "G-1", name: name("Caliper"), intervalDays: 180, due: "2027-12-31" }],
  };
  expect(differences(now, same)).toEqual([]);
});

test("what is new has no before, what differs has both", () => {
  const then: MasterSet = {
    departments: [
      { code: "assembly", name: name("Final assembly") },
      { code: "paint", name: name("Paint") },
    ],
  };
  expect(differences(now, then)).toEqual([
    {
      what: "departments assembly",
      before: "Assembly · Assembly",
      after: "Final assembly · Final assembly",
    },
    { what: "departments paint", before: undefined, after: "Paint · Paint" },
  ]);
});
