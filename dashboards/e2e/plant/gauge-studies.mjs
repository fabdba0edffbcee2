// What the small plant says about gauge studies: planning, capturing run by run, a result.

const PASSWORD = "virtual plant";

/** Figures of the shape that the server answers with; only their look is of interest here. */
const EVALUATION = {
  anova: [
    {
      source: "part",
      degreesOfFreedom: 1,
      sumOfSquares: 0.0094,
      meanSquare: 0.0094,
      f: 81.2,
      p: 0.0001,
    },
    {
      source: "operator",
      degreesOfFreedom: 1,
      sumOfSquares: 0.0002,
      meanSquare: 0.0002,
      f: 1.7,
      p: 0.24,
    },
    { source: "repeatability", degreesOfFreedom: 5, sumOfSquares: 0.0006, meanSquare: 0.00012 },
    { source: "total", degreesOfFreedom: 7, sumOfSquares: 0.0102, meanSquare: 0.00146 },
  ],
  model: "without-interaction",
  components: [
    ["grr", 8.2, 28.6, 24.1],
    ["repeatability", 7.1, 26.6, 22.4],
    ["reproducibility", 1.1, 10.5, 8.9],
    ["operator", 1.1, 10.5, 8.9],
    ["part-to-part", 91.8, 95.8, 80.7],
    ["total", 100, 100, 84.2],
  ].map(([source, percentContribution, percentStudyVariation, percentTolerance]) => ({
    source,
    variance: percentContribution / 1e5,
    standardDeviation: Math.sqrt(percentContribution / 1e5),
    studyVariation: 6 * Math.sqrt(percentContribution / 1e5),
    percentContribution,
    percentStudyVariation,
    percentTolerance,
  })),
  distinctCategories: 4,
  verdict: "conditional",
  toleranceVerdict: "conditional",
};

export function makeGaugeStudies() {
  const sheets = [];

  /** Answers a request, or undefined where it is about something else. */
  return (method, path, query, body, who) => {
    const [head, id, act] = path.split("/").slice(1);
    if (head !== "gauge-studies") return undefined;
    if (who === undefined) return { status: 401, detail: "Sign in first." };
    if (id === undefined && method === "GET") {
      const studies = sheets.map((sheet) => answer(sheet).study);
      return { studies: studies.filter(({ gauge }) => gauge === query.get("gauge")) };
    }
    if (id === undefined) return plan(body, who);
    const sheet = sheets.find((each) => each.study.id === id);
    if (sheet === undefined) return { status: 404, detail: "There is no such study." };
    if (act === "readings") return { readings: [reading(sheet)] };
    if (act === "captures") return capture(sheet, body, who);
    if (act === "conclusion") return conclude(sheet, body, who);
    return answer(sheet);
  };

  function plan(body, who) {
    const runs = body.parts.flatMap(({ label }) =>
      body.appraisers.flatMap((appraiser) =>
        Array.from({ length: body.trials }, (_, i) => ({ appraiser, part: label, trial: i + 1 })),
      ),
    );
    const sheet = {
      study: {
        id: body.id,
        number: sheets.length + 1,
        kind: body.kind,
        gauge: body.gauge,
        characteristic: body.characteristic,
        trials: body.trials,
        state: "open",
        plannedBy: who,
        planned: new Date().toISOString(),
        reason: body.reason,
      },
      unit: "mm",
      decimals: 3,
      parts: body.parts,
      appraisers: body.appraisers,
      runs: runs.map((run, i) => ({ ...run, run: i + 1, repeats: 0 })),
    };
    sheets.unshift(sheet);
    return answer(sheet);
  }

  function reading(sheet) {
    const { next } = answer(sheet);
    const run = sheet.runs.find((each) => each.run === next);
    const part = sheet.parts.findIndex(({ label }) => label === run?.part);
    return {
      tag: 1,
      station: "shaft",
      name: "bore",
      time: new Date().toISOString(),
      value: 10 + 0.03 * part + 0.002 * ((next ?? 0) % 5),
      used: false,
    };
  }

  function capture(sheet, body, who) {
    const run = sheet.runs.find((each) => each.run === body.run);
    run.value = body.value ?? reading(sheet).value;
    run.source = body.source;
    run.capturedBy = who;
    run.captured = new Date().toISOString();
    return answer(sheet);
  }

  function conclude(sheet, body, who) {
    if (body.secret !== PASSWORD) return { status: 403, detail: "The secret is wrong." };
    Object.assign(sheet.study, {
      state: "concluded",
      verdict: body.verdict,
      conclusion: body.words,
      endedBy: who,
      ended: new Date().toISOString(),
    });
    return answer(sheet);
  }

  function answer(sheet) {
    const next = sheet.runs.find(({ value }) => value === undefined)?.run;
    const captured = sheet.runs.filter(({ value }) => value !== undefined).length;
    return {
      ...sheet,
      study: { ...sheet.study, captured, runs: sheet.runs.length },
      ...(next === undefined ? evaluated(sheet) : { next }),
    };
  }

  function evaluated(sheet) {
    return {
      evaluation: {
        parts: sheet.parts.length,
        appraisers: sheet.appraisers.length,
        trials: sheet.study.trials,
        crossed: EVALUATION,
      },
    };
  }
}
