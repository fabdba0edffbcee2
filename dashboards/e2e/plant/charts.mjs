// The charts of the small plant: subgroups, limits, rules 1 and 2, summaries.
import { characteristics, limitSet, process } from "./process.mjs";

/** Subgroups that stand without limits before the first version. */
const PHASE_ONE = 25;
const RUN = 9;

export function makeCharts(seed, history, secondsApart, now) {
  return characteristics().map((definition) => {
    const preliminary = definition.characteristic.code === "M2";
    const stale = definition.characteristic.code === "H1";
    const chart = {
      definition,
      preliminary,
      stale,
      next: process(definition, seed),
      subgroups: [],
      signals: [],
      limitSets: [],
      state: "preliminary",
      since: undefined,
    };
    const count = preliminary ? 14 : definition.id === 2 ? history.long : history.usual;
    const end = stale ? now - 3 * 3600_000 : now;
    for (let i = 0; i < count; i++) {
      // A night without parts, so that the time axis has a gap.
      const night = i < count - 120 ? 8 * 3600_000 : 0;
      add(chart, end - (count - i) * secondsApart * 1000 - night);
    }
    if (stale) {
      chart.state = "stale";
      chart.since = iso(chart.subgroups.at(-1).time / 1000);
    }
    return chart;
  });
}

/** Forms the next subgroup of a chart and judges it. */
export function add(chart, millis) {
  const { definition } = chart;
  const number = chart.subgroups.length + 1;
  const limits = limitsFor(chart, number, millis);
  const formed = {
    number,
    time: Math.round(millis * 1000),
    ...chart.next(number),
    size: definition.n,
    limitSet: limits?.version ?? 0,
    batch: `B${String(1000 + Math.floor(number / 60))}`,
  };
  chart.subgroups.push(formed);
  const signals = limits ? judge(chart, formed, limits) : [];
  chart.signals.push(...signals);
  const state = limits === undefined ? "preliminary" : signals.length > 0 ? "signal" : "in-control";
  if (state !== chart.state) chart.since = iso(millis);
  chart.state = state;
  return { formed, signals };
}

function limitsFor(chart, number, millis) {
  const { definition, limitSets } = chart;
  if (chart.preliminary || number <= PHASE_ONE) return undefined;
  if (limitSets.length === 0) {
    const first = [1, definition.mean, definition.sigma, definition.n, number, iso(millis)];
    limitSets.push(limitSet(...first, "Phase I, 25 subgroups"));
  }
  if (number === 400 && definition.characteristic.code === "D1") {
    const second = [2, definition.mean + 0.0004, definition.sigma * 0.95, definition.n, number];
    limitSets.push(limitSet(...second, iso(millis), "New cutting insert, process improved"));
  }
  return limitSets.at(-1);
}

function judge(chart, formed, limits) {
  const found = [];
  const time = iso(formed.time / 1000);
  const signal = (on, rule, points) =>
    found.push({ subgroup: formed.number, on, rule, time, points });
  const { lcl, ucl, center } = limits.location;
  if (formed.location > ucl || formed.location < lcl)
    signal("location", "nelson-1", [formed.number]);
  if (formed.dispersion > limits.dispersion.ucl) signal("dispersion", "nelson-1", [formed.number]);
  const run = chart.subgroups.slice(-RUN).filter((each) => each.limitSet === limits.version);
  const sides = run.map((each) => Math.sign(each.location - center));
  if (run.length === RUN && sides[0] !== 0 && sides.every((side) => side === sides[0])) {
    signal(
      "location",
      "nelson-2",
      run.map((each) => each.number),
    );
  }
  return found;
}

export function summary(chart) {
  const { definition, subgroups, signals } = chart;
  const last = subgroups.at(-1);
  const limits = new Map(chart.limitSets.map((set) => [set.version, set.location]));
  const recent = subgroups.slice(-30).flatMap((each) => {
    const { center, sigma } = limits.get(each.limitSet) ?? {};
    return sigma === undefined ? [] : [(each.location - center) / sigma];
  });
  const signal = signals.at(-1);
  return {
    id: definition.id,
    kind: definition.n === 1 ? "i-mr" : "xbar-r",
    subgroupSize: definition.n,
    station: definition.station,
    stationName: definition.stationName,
    characteristic: definition.characteristic,
    state: chart.state,
    ...(chart.since === undefined ? {} : { since: chart.since }),
    subgroups: subgroups.length,
    ...(last ? { lastTime: iso(last.time / 1000), lastMean: last.location } : {}),
    ...(chart.state === "signal" && signal ? { signal } : {}),
    recent,
  };
}

/** A chart as it stood at a moment. */
export function stood(chart, millis) {
  const subgroups = chart.subgroups.filter((each) => each.time <= millis * 1000);
  const last = subgroups.at(-1);
  const signals = chart.signals.filter((each) => each.subgroup <= (last?.number ?? 0));
  const limitSets = chart.limitSets.filter((each) => Date.parse(each.validFrom) <= millis);
  const found = signals.some((each) => each.subgroup === last?.number);
  const state = limitSets.length === 0 ? "preliminary" : found ? "signal" : "in-control";
  return { ...chart, subgroups, signals, limitSets, state, since: undefined };
}

/** The columns of some subgroups, with the signals on them. */
export function columns(chart, chosen, more) {
  const numbers = new Set(chosen.map((each) => each.number));
  const column = (name) => chosen.map((each) => each[name]);
  return {
    chart: chart.definition.id,
    number: column("number"),
    time: column("time"),
    location: column("location"),
    dispersion: column("dispersion"),
    size: column("size"),
    limitSet: column("limitSet"),
    batch: column("batch"),
    signals: chart.signals.filter((signal) => numbers.has(signal.subgroup)),
    unjudged: [],
    more: more !== undefined,
    ...(more ? { nextFrom: iso(more.time / 1000) } : {}),
  };
}

export function readings(chart, formed) {
  const { definition } = chart;
  return {
    chart: definition.id,
    number: formed.number,
    certain: true,
    readings: formed.readings.map((value, i) => ({
      tag: definition.id,
      edge: "edge-1",
      time: iso(formed.time / 1000 - (formed.readings.length - 1 - i) * 1000),
      value,
      quality: 0,
      serial: `S${formed.number}-${i + 1}`,
      batch: formed.batch,
    })),
  };
}

export function iso(millis) {
  return new Date(millis).toISOString();
}
