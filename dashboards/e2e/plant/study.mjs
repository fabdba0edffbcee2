// What the small plant says to an engineer who studies a chart: capability, answers, new limits.

const CODES = [
  { code: "tool-wear", kind: "cause", name: { en: "Tool is worn", zh: "刀具磨损" } },
  { code: "setting", kind: "cause", name: { en: "Machine was set wrong", zh: "机床调整有误" } },
  { code: "tool-changed", kind: "action", name: { en: "Tool changed", zh: "更换刀具" } },
];
const D2 = 2.326;
const PASSWORD = "virtual plant";

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

export function makeStudy() {
  const answered = [];
  const proposals = [];
  const annotations = [];

  /** Answers a request, or undefined where it is about something else. */
  return (method, path, query, body, charts, who) => {
    const [head, id, sub, third] = path.split("/").slice(1);
    if (head === "answer-codes") return { codes: CODES };
    if (head === "process-events" && id === "causes") return { causes: causes() };
    if (head === "process-events" && sub === "closure") return close(id, body);
    if (head === "process-events" && query.has("chart")) return { events: open(query) };
    if (head === "process-events" && who !== undefined) {
      return { events: answered.length === 0 ? [event(new URLSearchParams({ chart: "1" }))] : [] };
    }
    if (head === "limit-proposals" && method === "GET") return { proposals: proposed(query) };
    if (head === "limit-proposals") return decide(id, sub, body, charts, who);
    if (head === "annotations") return declareVoid(id, body, who);
    if (head !== "charts" || sub === undefined) return undefined;
    const chart = charts.find((each) => String(each.definition.id) === id);
    if (chart === undefined) return undefined;
    if (sub === "strata") return strata(chart, query);
    if (sub === "annotations" && who === undefined) {
      return { status: 401, detail: "Sign in first." };
    }
    if (sub === "annotations" && method === "GET") {
      const until = query.get("asOf") ?? "9999";
      const known = annotations.filter((each) => each.written.at <= until);
      return { annotations: known.filter((each) => String(each.chart) === id) };
    }
    if (sub === "annotations") return annotate(chart, body, who);
    if (sub === "capability") return capability(chart, Number(query.get("last") ?? "500"));
    if (sub === "limits" && third === "preview") return preview(chart, body);
    if (sub === "limits" && third === "proposals") return propose(chart, body, who);
    return undefined;
  };

  function causes() {
    const counts = { setting: 3, "tool-wear": 1 };
    for (const { causeCode: code } of answered) counts[code] = (counts[code] ?? 0) + 1;
    return Object.entries(counts)
      .sort((a, b) => b[1] - a[1])
      .map(([code, events]) => ({ code, events, signals: events }));
  }

  function open(query) {
    const one = event(query);
    if (answered.length === 0) return [one];
    return query.get("open") === "true" ? [] : [{ ...one, ...answered.at(-1) }];
  }

  function event(query) {
    const suspectTo = new Date(Date.now() - 600_000).toISOString();
    return {
      id: "00000000-0000-7000-8000-000000000042",
      number: 42,
      chartId: Number(query.get("chart")),
      characteristic: "D1",
      station: "HG-01",
      firstSubgroup: 180,
      lastSubgroup: 184,
      signals: 2,
      rules: ["nelson-1", "nelson-2"],
      suspectFrom: new Date(Date.now() - 4_200_000).toISOString(),
      suspectTo,
      batches: ["B1003"],
      opened: suspectTo,
    };
  }

  function annotate(chart, body, who) {
    const annotation = {
      ...body,
      number: annotations.length + 1,
      chart: chart.definition.id,
      written: { by: who, at: new Date().toISOString() },
    };
    annotations.push(annotation);
    return annotation;
  }

  function declareVoid(id, { reason }, who) {
    const annotation = annotations.find((each) => each.id === id);
    annotation.voided = { by: who, at: new Date().toISOString(), reason };
    return annotation;
  }

  function proposed(query) {
    return proposals
      .filter(
        (each) =>
          (!query.has("chart") || String(each.chart) === query.get("chart")) &&
          (query.get("open") !== "true" || each.decision === undefined),
      )
      .reverse();
  }

  function propose(chart, body, who) {
    if (body.secret !== PASSWORD) return { status: 403, detail: "The secret is wrong." };
    const { secret: _secret, ...asked } = body;
    const shape = preview(chart, body);
    const proposal = {
      ...asked,
      id: `00000000-0000-7000-8000-0000000001${10 + proposals.length}`,
      chart: chart.definition.id,
      characteristic: chart.definition.characteristic.name,
      against: chart.limitSets.length,
      mu: shape.mu,
      sigma: shape.sigma,
      n: shape.n,
      method: shape.method,
      location: shape.location,
      dispersion: shape.dispersion,
      author: who,
      proposed: new Date().toISOString(),
    };
    proposals.push(proposal);
    return proposal;
  }

  function decide(id, act, body, charts, who) {
    const proposal = proposals.find((each) => each.id === id);
    if (proposal === undefined) return { status: 404, detail: "There is no such proposal." };
    const decided = { by: who, at: new Date().toISOString(), remark: body.reason ?? "" };
    if (act !== "approval") {
      proposal.decision = { kind: act === "refusal" ? "refused" : "withdrawn", ...decided };
      return proposal;
    }
    if (body.secret !== PASSWORD) return { status: 403, detail: "The secret is wrong." };
    if (proposal.author === who) return { status: 403, detail: "Somebody else approves." };
    const chart = charts.find((each) => each.definition.id === proposal.chart);
    const version = approve(chart, proposal, who);
    proposal.decision = { kind: "approved", ...decided, version };
    return proposal;
  }

  function close(id, body) {
    answered.push({ ...body, closed: new Date().toISOString(), closedBy: "quality" });
    return { id, ...body };
  }
}

function estimate(chart, { first, last, excluded }) {
  const left = new Set(excluded.map(({ subgroup }) => subgroup));
  const used = chart.subgroups.filter(
    ({ number }) => number >= first && number <= last && !left.has(number),
  );
  const mu = mean(used.map(({ location }) => location));
  const range = mean(used.map(({ dispersion }) => dispersion ?? 0));
  return { used, mu, sigma: range / D2 };
}

/** By batch as the subgroups have it; by anything else in as many turns as asked for. */
function strata(chart, query) {
  const subgroups = chart.subgroups.slice(-Number(query.get("last") ?? "500"));
  const by = query.get("by");
  const turns = Number(query.get("of") ?? "2");
  const parts = new Map();
  subgroups.forEach(({ location, batch }, i) => {
    const key = by === "batch" ? batch : by === "turn" ? String((i % turns) + 1) : "";
    parts.set(key, [...(parts.get(key) ?? []), location]);
  });
  const { lsl, usl } = chart.definition.characteristic;
  return {
    chart: chart.definition.id,
    by,
    firstSubgroup: subgroups[0].number,
    lastSubgroup: subgroups.at(-1).number,
    strata: [...parts].map(([key, values]) => {
      const sorted = [...values].sort((a, b) => a - b);
      const at = (share) => sorted[Math.round(share * (sorted.length - 1))];
      const center = mean(values);
      return {
        key,
        n: values.length,
        mean: center,
        sd: Math.sqrt(mean(values.map((value) => (value - center) ** 2))),
        quartiles: [0, 0.25, 0.5, 0.75, 1].map(at),
        below: values.filter((value) => value < lsl).length,
        above: values.filter((value) => value > usl).length,
        some: values.slice(0, 120),
      };
    }),
    omitted: 0,
    leftOut: 0,
    ...(parts.size > 1 ? { p: 0.0004, explained: 0.43 } : {}),
  };
}

function preview(chart, body) {
  const { used, mu, sigma } = estimate(chart, body);
  const error = sigma / Math.sqrt(chart.definition.n);
  return {
    mu,
    sigma,
    n: chart.definition.n,
    method: "rbar",
    location: { lcl: mu - 3 * error, center: mu, ucl: mu + 3 * error, sigma: error },
    dispersion: { center: D2 * sigma, ucl: 4.918 * sigma, sigma: 0.864 * sigma },
    used: used.length,
    excluded: body.excluded.length,
    signalsBefore: 4,
    signalsAfter: used.filter(({ location }) => Math.abs(location - mu) > 3 * error).length,
    subgroupsPerDay: 96,
    falseAlarmsPerDay: 0.71,
    runLength: 135.2,
  };
}

function approve(chart, proposal, approver) {
  const version = chart.limitSets.length + 1;
  chart.limitSets.push({
    version,
    mu: proposal.mu,
    sigma: proposal.sigma,
    n: proposal.n,
    method: proposal.method,
    validFrom: new Date().toISOString(),
    firstSubgroup: chart.subgroups.length + 1,
    author: proposal.author,
    approver,
    reason: proposal.reason,
    location: proposal.location,
    dispersion: proposal.dispersion,
    source: { first: proposal.first, last: proposal.last },
    excluded: proposal.excluded,
  });
  return version;
}

function capability(chart, last) {
  const subgroups = chart.subgroups.slice(-last);
  const { mu, sigma } = estimate(chart, {
    first: subgroups[0].number,
    last: subgroups.at(-1).number,
    excluded: [],
  });
  const { lsl, usl, decimals } = chart.definition.characteristic;
  const index = (value) => ({ value, low: value * 0.93, high: value * 1.07 });
  const indices = {
    ...(lsl !== undefined && usl !== undefined ? { spread: index((usl - lsl) / (6 * sigma)) } : {}),
    ...(usl === undefined ? {} : { upper: index((usl - mu) / (3 * sigma)) }),
    ...(lsl === undefined ? {} : { lower: index((mu - lsl) / (3 * sigma)) }),
    ...(usl === undefined
      ? {}
      : { minimum: index(Math.min(usl - mu, mu - (lsl ?? -1e9)) / (3 * sigma)) }),
  };
  const values = subgroups.length * chart.definition.n;
  const step = 10 ** -decimals;
  const width = Math.max(1, Math.round((0.6 * sigma) / step)) * step;
  const from = Math.round((mu - 3.5 * sigma) / step) * step - step / 2;
  const counts = Array.from({ length: Math.ceil((7 * sigma) / width) }, (_, i) => {
    const z = (from + (i + 0.5) * width - mu) / sigma;
    return Math.round((values * width * Math.exp((-z * z) / 2)) / (sigma * Math.sqrt(2 * Math.PI)));
  });
  return {
    chart: chart.definition.id,
    firstSubgroup: subgroups[0].number,
    lastSubgroup: subgroups.at(-1).number,
    subgroups: subgroups.length,
    leftOut: 0,
    values,
    mean: mu,
    sigmaOverall: sigma * 1.05,
    sigmaWithin: sigma,
    estimator: "POOLED",
    called: chart.signals.length > 0 ? "performance" : "capability",
    reservations:
      chart.signals.length > 0
        ? [{ code: "unstable", found: chart.signals.length, wanted: 0 }]
        : [],
    within: indices,
    overall: indices,
    expectedPpm: 12.4,
    observedPpm: 0,
    normality: 0.31,
    histogram: { from, width, counts },
  };
}
