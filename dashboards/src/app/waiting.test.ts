import { describe, expect, test } from "vitest";
import type { Nonconformance, Session } from "../api/types";
import { type Work, waitingFor } from "./waiting";

const NOTHING: Work = {
  nonconformances: [],
  actions: [],
  effects: [],
  reports: [],
  plans: [],
  objectives: [],
  gauges: [],
  complaints: [],
  visits: [],
  limits: [],
  signals: [],
};

const who = (login: string, ...permissions: string[]): Session => ({
  person: "p",
  login,
  name: login,
  roles: [],
  permissions,
});

const nc = (
  state: Nonconformance["state"],
  more: Partial<Nonconformance> = {},
): Nonconformance => ({
  id: `id-${state}`,
  number: 7,
  source: "failed",
  batchId: "b",
  batch: "B-1",
  operation: "IQC",
  description: "x",
  severity: "major",
  department: "assembly",
  raisedBy: "inspector",
  raised: "2026-11-01T00:00:00Z",
  repeats: 0,
  state,
  quantity: 10,
  decided: 0,
  executed: 0,
  awaiting: 0,
  entered: "2026-11-01T00:00:00Z",
  deadline: "2026-11-01T04:00:00Z",
  level: 0,
  version: 1,
  ...more,
});

const errands = (work: Partial<Work>, of: Session, department?: string) =>
  waitingFor({ ...NOTHING, ...work }, of, department).map((each) => each.errand);

describe("what waits for somebody", () => {
  test("each step of a nonconformance waits for the office that does it", () => {
    const all = [
      nc("raised"),
      nc("contained"),
      nc("in-review"),
      nc("dispositioned"),
      nc("verified"),
    ];
    const work = { nonconformances: all };
    expect(errands(work, who("q", "raise", "review", "decide", "execute", "verify"))).toEqual([
      "contain",
      "review",
      "decide",
      "execute",
      "close",
    ]);
    expect(errands(work, who("head", "raise", "execute"), "assembly")).toEqual([
      "contain",
      "execute",
    ]);
    expect(errands(work, who("head", "raise", "execute"), "paint")).toEqual([]);
    expect(errands(work, who("pm", "decide"))).toEqual(["decide"]);
    expect(errands(work, who("auditor"))).toEqual([]);
  });

  test("who reported it does not decide, and what is carried out waits to be verified", () => {
    const mine = nc("in-review", { raisedBy: "q" });
    expect(errands({ nonconformances: [mine] }, who("q", "decide"))).toEqual([]);
    const carriedOut = nc("executing", { executed: 10, decided: 10 });
    expect(
      errands({ nonconformances: [carriedOut] }, who("q", "verify", "execute", "review")),
    ).toEqual(["verify"]);
  });

  test("the earliest due comes first and what has climbed says so", () => {
    const late = nc("raised", { id: "late", deadline: "2026-11-03T00:00:00Z" });
    const later = nc("contained", { id: "later", deadline: "2026-11-02T00:00:00Z", level: 2 });
    const found = waitingFor(
      { ...NOTHING, nonconformances: [late, later] },
      who("q", "raise", "review"),
      undefined,
    );
    expect(found.map((each) => [each.key, each.escalated])).toEqual([
      ["review later", true],
      ["contain late", false],
    ]);
  });

  test("limits wait for everybody who may approve but their author", () => {
    const limits = [
      {
        id: "l",
        chart: 3,
        characteristic: { en: "Bore", zh: "孔径" },
        against: 1,
        first: 1,
        last: 30,
        excluded: [],
        mu: 10,
        sigma: 0.1,
        n: 5,
        method: "rbar",
        location: { center: 10, ucl: 10.2, lcl: 9.8, sigma: 0.05 },
        dispersion: { center: 0.2, ucl: 0.5, sigma: 0.1 },
        reason: "after the repair",
        author: "engineer",
        proposed: "2026-11-01T00:00:00Z",
      },
    ];
    expect(errands({ limits }, who("engineer", "approve-limits"))).toEqual([]);
    expect(errands({ limits }, who("inspector"))).toEqual([]);
    const [one] = waitingFor({ ...NOTHING, limits }, who("q", "approve-limits"), undefined);
    expect(one?.errand).toBe("approveLimits");
    expect(one?.href).toBe("#/charts/3");
  });

  test("a signal nobody answered waits for the engineers, who say what it was", () => {
    const signals = [
      {
        id: "e",
        number: 4,
        chartId: 3,
        characteristic: "bore",
        station: "GR-01",
        firstSubgroup: 7,
        lastSubgroup: 9,
        signals: 3,
        rules: ["nelson-1"],
        suspectTo: "2026-11-01T00:00:00Z",
        batches: [],
        opened: "2026-11-01T00:00:00Z",
      },
    ];
    expect(errands({ signals }, who("inspector", "annotate"))).toEqual([]);
    expect(errands({ signals }, who("quality", "answer", "review"))).toEqual([]);
    const [one] = waitingFor({ ...NOTHING, signals }, who("engineer", "answer"), undefined);
    expect([one?.errand, one?.what, one?.href]).toEqual(["answer", "bore · GR-01", "#/charts/3"]);
  });
});
