import { documents } from "../e2e/edge/documents.mjs";

/** What everybody in these journeys gives, and the Argon2id hash that a real edge checks it with. */
export const PIN = "2580";
const PIN_HASH =
  "$argon2id$v=19$m=19456,t=2,p=1$fXYXHFfpGt2YEnDL/lODMA$3v4x9yV25mjX3E6v1DsF3Sm5TJNOHdC85hnXhanyYKQ";

/** The scale of the virtual plant, and what it weighs. */
const WEIGHT = {
  unit: "kg",
  decimals: 3,
  specification: { lower: "1.200", target: "1.250", upper: "1.300" },
};

/**
 * The context of the small edge, for a real one: PINs behind a real hash, the plant's scale, and
 * people and batches for as many journeys as there are.
 */
export function plantDocuments(journeys: number): Record<string, object> {
  const all = documents();
  const numbers = Array.from({ length: journeys }, (_, n) => n);
  const people = all.people.people.flatMap((person, i) =>
    i === 0
      ? numbers.map((n) => ({ ...person, pin: PIN_HASH, badge: badgeOf(n) }))
      : [{ ...person, pin: PIN_HASH }],
  );
  const plans = all.plans.plans.map((plan) => ({
    ...plan,
    characteristics: plan.characteristics.map((each) =>
      each.code === "W1" ? { ...each, ...WEIGHT } : each,
    ),
  }));
  const like = (number: string, name: (n: number) => string) => {
    const batch = all.batches.batches.find((each) => each.batch === number);
    const lately = new Date(Date.now() - 20 * 60_000).toISOString();
    const steps = batch?.steps.map((step) => ({ ...step, at: lately })) ?? [];
    return numbers.map((n) => ({ ...batch, batch: name(n), steps }));
  };
  const batches = [
    ...all.batches.batches,
    ...like("B00012", turnedBatch),
    ...like("B00016", boredBatch),
  ];
  return { ...all, people: { people }, plans: { plans }, batches: { batches } };
}

export const badgeOf = (journey: number) => `P${2000 + journey}`;
/** Passed the turning, and comes to the hand gauges. */
export const turnedBatch = (journey: number) => `B${20_000 + journey}`;
/** Passed the hand gauges, and comes to the final inspection. */
export const boredBatch = (journey: number) => `B${40_000 + journey}`;
