// A small plant behind the server's HTTP interface, for looking at the desk app and for its browser
// tests: seeded processes that go on, judged by the real rules, with the real stream.
//   node e2e/plant/server.mjs [--port N] [--seed N] [--every MILLIS] [--long N]

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { add, columns, iso, makeCharts, readings, stood, summary } from "./charts.mjs";
import { makeGaugeStudies } from "./gauge-studies.mjs";
import { makeQuality } from "./quality.mjs";
import { makeStudy } from "./study.mjs";

const { values: options } = parseArgs({
  options: {
    port: { type: "string", default: "8099" },
    seed: { type: "string", default: "7" },
    every: { type: "string", default: "1000" },
    long: { type: "string", default: "12000" },
  },
});
const DIST = fileURLToPath(new URL("../../dist/desk", import.meta.url));
const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};
const KEPT_EVENTS = 5000;

const started = Date.now();
const history = { usual: 620, long: Number(options.long) };
const charts = makeCharts(Number(options.seed), history, 20, started);
const quality = makeQuality(started);
const study = makeStudy();
const gaugeStudies = makeGaugeStudies();
let parcels = 48_210;

const events = [];
let eventId = 0;
const listeners = new Set();

function publish(topic, name, data) {
  const event = { id: ++eventId, topic, name, data: JSON.stringify(data) };
  events.push(event);
  if (events.length > KEPT_EVENTS) events.shift();
  for (const listener of listeners) listener(event);
}

let turn = 0;
setInterval(() => {
  const running = charts.filter((chart) => !chart.stale);
  for (let i = 0; i < 4; i++) {
    const chart = running[turn++ % running.length];
    const { formed, signals } = add(chart, Date.now());
    const { readings: _raw, ...columnsOfOne } = formed;
    publish(`chart:${chart.definition.id}`, "subgroup", {
      chart: chart.definition.id,
      ...columnsOfOne,
      signals,
    });
    publish("charts", "chart", summary(chart));
  }
  parcels += 4;
  publish("edges", "edge", edges()[0]);
}, Number(options.every)).unref();

function edges() {
  const of = (edge, online, produced, stored, extra) => ({
    site: "plant-1",
    edge,
    online,
    since: iso(started - 86_400_000),
    version: "0.1.0",
    streams: [{ epoch: 1, produced, stored }],
    ...extra,
  });
  return [
    of("edge-1", true, parcels, parcels, {
      outboxBytes: 0,
      lagMillis: 80,
      clockOffsetMicros: 1200,
      gaps: 0,
    }),
    of("edge-2", true, 9120, 9097, {
      outboxBytes: 184_320,
      lagMillis: 4200,
      clockOffsetMicros: -800,
      gaps: 1,
    }),
    of("edge-3", false, 512, 512, { outboxBytes: 0, gaps: 0 }),
  ];
}

function problem(response, status, title, detail, field) {
  response.writeHead(status, { "content-type": "application/problem+json" });
  response.end(
    JSON.stringify({ type: "about:blank", title, status, detail, ...(field ? { field } : {}) }),
  );
}

function json(response, value) {
  response.writeHead(200, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(value));
}

function subgroups(response, chart, query) {
  const last = Number(query.get("last") ?? "500");
  if (!Number.isInteger(last) || last < 1 || last > 10_000) {
    return problem(response, 400, "Bad request", "last must be between 1 and 10000", "last");
  }
  if (!query.has("from")) return json(response, columns(chart, chart.subgroups.slice(-last)));
  const [from, to] = [Date.parse(query.get("from")) * 1000, Date.parse(query.get("to")) * 1000];
  if (!(from < to)) return problem(response, 400, "Bad request", "from must be before to", "from");
  const within = chart.subgroups.filter((each) => each.time >= from && each.time <= to);
  return json(response, columns(chart, within.slice(0, last), within[last]));
}

function stream(request, response, query) {
  const topics = new Set((query.get("topics") ?? "charts").split(","));
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  const write = (event) => {
    if (!topics.has(event.topic)) return;
    response.write(`id: ${event.id}\nevent: ${event.name}\ndata: ${event.data}\n\n`);
  };
  response.write(": here\n\n");
  const after = Number(request.headers["last-event-id"] ?? Number.NaN);
  if (Number.isFinite(after)) {
    const oldest = events[0]?.id ?? eventId + 1;
    if (after > eventId || after + 1 < oldest)
      response.write(`id: ${eventId}\nevent: reset\ndata: {}\n\n`);
    else for (const event of events) if (event.id > after) write(event);
  }
  listeners.add(write);
  const pulse = setInterval(() => response.write(": pulse\n\n"), 15_000);
  request.on("close", () => {
    listeners.delete(write);
    clearInterval(pulse);
  });
}

async function bodyOf(request) {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  const text = Buffer.concat(pieces).toString("utf8");
  return text === "" ? {} : JSON.parse(text);
}

/** Who is signed in; undefined for nobody. */
function who() {
  return quality("GET", "/session", new URLSearchParams(), {}).login;
}

async function api(request, response, path, query) {
  const [head, id, sub, number] = path.split("/").slice(1);
  const body = request.method === "GET" ? {} : await bodyOf(request);
  const answer =
    study(request.method, path, query, body, charts, who()) ??
    gaugeStudies(request.method, path, query, body, who()) ??
    quality(request.method, path, query, body);
  if (answer?.status >= 400) {
    return problem(response, answer.status, "Refused", answer.detail, answer.field);
  }
  if (answer !== undefined) return json(response, answer);
  if (head === "stream") return stream(request, response, query);
  if (head === "edges") return json(response, { asOf: iso(Date.now()), edges: edges() });
  if (head === "system") {
    return json(response, {
      version: "0.1.0",
      started: iso(started),
      database: "PostgreSQL 18.6",
      storage: "postgresql",
      monitoringLagMillis: 40,
      zone: "Asia/Shanghai",
      currency: "CNY",
    });
  }
  if (head === "tags") {
    const tag = {
      id: 90,
      site: "plant-1",
      edge: "edge-2",
      station: "vision",
      name: "exposure",
      unit: "ms",
      decimals: 1,
    };
    return json(response, { tags: [tag] });
  }
  if (head !== "charts")
    return problem(response, 404, "Not found", "There is nothing at this address.");
  if (id === undefined && query.get("retired") === "true")
    return json(response, { asOf: iso(Date.now()), charts: [] });
  if (id === undefined)
    return json(response, { asOf: iso(Date.now()), charts: charts.map(summary).sort(worst) });
  const today = charts.find((each) => String(each.definition.id) === id);
  const asOf = query.get("asOf");
  const chart = today && asOf !== null ? stood(today, Date.parse(asOf)) : today;
  if (!chart) return problem(response, 404, "Not found", `There is no chart ${id}.`);
  if (sub === undefined) {
    const rules = { location: ["nelson-1", "nelson-2"], dispersion: ["nelson-1"] };
    const stages = [
      {
        version: 1,
        firstSubgroup: 1,
        rules,
        phaseOne: 25,
        staleAfterSeconds: 600,
        retired: false,
        since: iso(0),
        author: "system",
        reason: "the file that the server starts with",
      },
    ];
    const now = summary(chart);
    const code = `${now.characteristic.code}-${now.kind}`;
    return json(response, { summary: now, code, rules, stages, limitSets: chart.limitSets });
  }
  if (number === undefined) return subgroups(response, chart, query);
  const formed = chart.subgroups[Number(number) - 1];
  if (!formed) return problem(response, 404, "Not found", `Chart ${id} has no subgroup ${number}.`);
  return json(response, readings(chart, formed));
}

async function file(response, path) {
  const name = normalize(path === "/" ? "/index.html" : path);
  try {
    const content = await readFile(join(DIST, name));
    response.writeHead(200, { "content-type": TYPES[extname(name)] ?? "application/octet-stream" });
    response.end(content);
  } catch {
    problem(response, 404, "Not found", "There is no such file.");
  }
}

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, "http://plant");
  if (pathname.startsWith("/api/v1/")) void api(request, response, pathname.slice(7), searchParams);
  else void file(response, pathname);
});
server.listen(Number(options.port), "127.0.0.1", () => {
  console.log(`ready http://127.0.0.1:${server.address().port}`);
});

function worst(a, b) {
  const order = ["signal", "stale", "preliminary", "in-control"];
  return order.indexOf(a.state) - order.indexOf(b.state);
}
