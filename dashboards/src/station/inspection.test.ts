import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020";
import { describe, expect, test } from "vitest";
import { documents } from "../../e2e/edge/documents.mjs";
import { recognise } from "./codes";
import { asking, type BatchEntry, type Context, NOTHING, type Plan } from "./context";
import { begin, type Draft, explain, explainMean, newId, nextSample, take } from "./draft";
import { duties } from "./duties";
import { gateOf } from "./gate";
import { judge, judgeCount, judgeMean, openExcursion } from "./judge";
import { conclude, inspectionContent } from "./record";
import type { Sample } from "./sample";

const given = documents() as unknown as Record<string, object>;
const context: Context = Object.assign({ ...NOTHING }, ...Object.values(given));
const schema = JSON.parse(
  readFileSync(new URL("../../../docs/formats/context.schema.json", import.meta.url), "utf8"),
) as { $defs: object };
const ajv = new Ajv2020({ strict: false });
const keeps = (kind: string, document: unknown) => {
  const check = ajv.compile({ $ref: `#/$defs/${kind}`, $defs: schema.$defs });
  check(document);
  return check.errors ?? [];
};

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("not there");
  return value;
}

const plan: Plan = must(context.plans.find(({ operation }) => operation === "OP20"));
const final: Plan = must(context.plans.find(({ operation }) => operation === "OP40"));
const batch = (number: string): BatchEntry =>
  must(context.batches.find((each) => each.batch === number));
const bore = must(plan.characteristics[0]);
const TODAY = new Date().toISOString().slice(0, 10);

function fresh(of: Plan = plan): Draft {
  const started = new Date().toISOString();
  return begin({ id: newId(), station: "HG-01", badge: "P1001", batch: "B00012", started }, of);
}

function sample(value: number, source: Sample["source"] = "gauge"): Sample {
  return { value, source, time: "2026-11-21T08:30:00.000001Z", gauge: "G-017" };
}

function filled(bores: number[], depths: number[]): Draft {
  let draft = fresh();
  for (const value of bores) draft = take(draft, "D1", sample(value));
  for (const value of depths) draft = take(draft, "L1", sample(value));
  return draft;
}

const GOOD_BORES = [16.001, 15.999, 16, 16.002, 15.998];
const GOOD_DEPTHS = [8, 8.01, 7.99, 8, 8.01];

describe("the formats", () => {
  test("hold for every document the stations are given", () => {
    for (const [kind, document] of Object.entries(given)) expect(keeps(kind, document)).toEqual([]);
    expect(keeps("plans", { plans: [{ part: "x" }] })).not.toEqual([]);
  });

  test("hold for a signed inspection", () => {
    const draft = filled(GOOD_BORES, GOOD_DEPTHS);
    const content = inspectionContent(draft, plan, conclude(draft, plan, context, TODAY));
    expect(keeps("record", content)).toEqual([]);
    expect(keeps("record", { ...content, verdict: "maybe" })).not.toEqual([]);
  });
});

describe("a value", () => {
  test("on its limit is inside, and the next thousandth is not", () => {
    expect(judge(15.985, bore)).toBe("inside");
    expect(judge(16_015 / 1000, bore)).toBe("inside");
    expect(judge(16_016 / 1000, bore)).toBe("above");
    expect(judge(15_984 / 1000, bore)).toBe("below");
    expect(judge(Number.NaN, bore)).not.toBe("inside");
  });

  test("outside stops until its reason is told, and stays when it is measured again", () => {
    let draft = take(take(fresh(), "D1", sample(16.001)), "D1", sample(16.02));
    expect(openExcursion(draft, plan)).toMatchObject({ of: "sample", index: 1, place: "above" });
    draft = explain(draft, "D1", 1, "R10", true);
    expect(openExcursion(draft, plan)).toBeUndefined();
    expect(nextSample(draft, plan)).toMatchObject({ number: 2 });
    expect(draft.values.D1).toHaveLength(2);
  });
});

describe("the mean of a sample", () => {
  test("is judged only when the sample is whole", () => {
    const shifted = [16.01, 16.01, 16.01, 16.01, 16.01].map((value) => sample(value));
    expect(judgeMean(shifted.slice(0, 4), bore)).toBeUndefined();
    expect(judgeMean(shifted, bore)).toMatchObject({ place: "above" });
  });

  test("beyond its limits is told, or the whole sample is measured again", () => {
    const draft = filled([16.01, 16.01, 16.01, 16.01, 16.01], []);
    expect(openExcursion(draft, plan)).toMatchObject({ of: "mean" });
    expect(openExcursion(explainMean(draft, "D1", "R20", false), plan)).toBeUndefined();
    const again = explainMean(draft, "D1", "R11", true);
    expect(nextSample(again, plan)).toMatchObject({ number: 1 });
    expect(again.values.D1).toHaveLength(5);
  });
});

describe("the verdict", () => {
  const verdict = (draft: Draft, of: Plan = plan, known: Context = context) =>
    conclude(draft, of, known, TODAY);

  test("passes what is right", () => {
    expect(verdict(filled(GOOD_BORES, GOOD_DEPTHS))).toEqual({
      verdict: "pass",
      marks: [],
      outside: 0,
    });
  });

  test("does not pass one value outside, a gauge out of date or one that nobody knows", () => {
    const outside = explain(
      filled([16.02, ...GOOD_BORES.slice(1)], GOOD_DEPTHS),
      "D1",
      0,
      "R20",
      false,
    );
    expect(verdict(outside)).toMatchObject({ verdict: "fail", outside: 1 });
    const overdue = context.gauges.map((gauge) => ({ ...gauge, due: "2020-01-01" }));
    for (const gauges of [overdue, []]) {
      expect(verdict(filled(GOOD_BORES, GOOD_DEPTHS), plan, { ...context, gauges })).toMatchObject({
        verdict: "fail",
        marks: ["gauge-overdue"],
      });
    }
  });

  test("marks what was typed and still passes it", () => {
    const typed = take(filled(GOOD_BORES, GOOD_DEPTHS.slice(1)), "L1", sample(8, "typed"));
    expect(verdict(typed)).toMatchObject({ verdict: "pass", marks: ["typed"] });
  });

  test("counts by the sampling plan", () => {
    expect([0, 2, 3].map((defects) => judgeCount(defects, final))).toEqual([
      "accept",
      "accept",
      "reject",
    ]);
    const gap = { ...final, attributes: { ...must(final.attributes), reject: 5 } };
    expect(judgeCount(3, gap)).toBe("open");
  });
});

describe("the gate", () => {
  const gate = (number: string, of: Plan, badge = "P1001") =>
    gateOf(batch(number), of, {
      context,
      holds: [],
      records: [],
      station: "HG-01",
      person: context.people.find((each) => each.badge === badge),
      today: TODAY,
    });

  test("tells the record before, and stops at hold, rejection and lapsed qualification", () => {
    expect(gate("B00012", plan)).toMatchObject({ stop: "none", before: { by: "赵强" } });
    expect(gate("B00013", plan)).toMatchObject({ stop: "none", before: undefined });
    expect(gate("B00014", plan)).toMatchObject({ stop: "rejected" });
    expect(gate("B00015", plan)).toMatchObject({ stop: "hold", call: { phone: "6100" } });
    expect(gate("B00012", plan, "P1002")).toMatchObject({ stop: "unqualified" });
  });

  test("is held by a nonconformance raised here until that is lifted", () => {
    const raised = {
      id: newId(),
      station: "HG-01",
      signedAt: new Date().toISOString(),
      badge: "P1001",
      name: "李伟",
      epoch: 1,
      parcel: 7,
      summary: {
        kind: "nonconformance" as const,
        batch: "B00012",
        part: "BU-100",
        operation: "OP20",
        hold: true,
      },
    };
    const known = {
      context,
      holds: [],
      records: [raised],
      station: "HG-01",
      person: context.people[0],
      today: TODAY,
    };
    expect(gateOf(batch("B00012"), plan, known).stop).toBe("hold");
    const lifted = { ...batch("B00012"), lifted: [raised.id] };
    expect(gateOf(lifted, plan, known).stop).toBe("none");
  });
});

test("checks come due by the hour, and once for a batch where no hour is set", () => {
  const now = Date.now();
  const state = (minutes: number) =>
    duties(
      context,
      "HG-01",
      [{ batch: "B00012", operation: "OP20", at: now - minutes * 60_000 }],
      now,
    ).find((duty) => duty.batch.batch === "B00012")?.state;
  expect([10, 57, 61].map(state)).toEqual(["later", "due", "overdue"]);
  expect(duties(context, "VS-40", [], now).map((duty) => duty.due)).not.toContain(Number.NaN);
  const done = [{ batch: "B00012", operation: "OP40", at: now }];
  expect(duties(context, "VS-40", done, now).some((duty) => duty.batch.batch === "B00012")).toBe(
    false,
  );
});

test("codes are told apart by what the station knows", () => {
  const kinds = ["B00012", "b00012-007", "P1001", "HG-01", "G-017", "BU-100", "B99999", "??"].map(
    (code) => {
      const found = recognise(code, context);
      return found.kind === "unknown" ? found.like : found.kind;
    },
  );
  expect(kinds).toEqual([
    "batch",
    "batch",
    "badge",
    "station",
    "gauge",
    "part",
    "batch",
    "nothing",
  ]);
  expect(recognise("(01)09506000134352(10)B00012", context)).toMatchObject({ kind: "batch" });
});

test("ids are of version 7 and ascend with time", () => {
  const ids = [1, 2, 3].map((step) => newId(1_700_000_000_000 + step));
  expect([...ids].sort()).toEqual(ids);
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-/);
});

test("a plan that samples asks as many pieces as the batch's own number says", () => {
  const batch: BatchEntry = {
    batch: "B00012",
    part: final.part,
    quantity: 480,
    steps: [],
    asked: { [final.operation]: { inspect: 50, accept: 2, severity: "normal" } },
  };
  const asked = must(asking(final, batch).attributes);
  expect([asked.inspect, asked.accept, asked.reject]).toEqual([50, 2, 3]);
  expect(fresh(asking(final, batch)).inspected).toBe(50);
  expect(asking(plan, batch)).toBe(plan);
  expect(asking(final, undefined)).toBe(final);
});
