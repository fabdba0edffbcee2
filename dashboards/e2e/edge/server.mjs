// A small edge behind the station service's HTTP interface, for looking at the station app and for
// its browser tests. It keeps records, checks PINs, locks out, and can be told what to do:
//   POST /fake/reading {station, tag, value}   a gauge's foot switch
//   POST /fake/server {up}                     the server goes and comes
//   POST /fake/step {batch, step}              a record that was signed elsewhere becomes known
//   POST /fake/reset                           as at the beginning
//   node e2e/edge/server.mjs [--port N] [--auto]

import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { documents } from "./documents.mjs";

const { values: options } = parseArgs({
  options: {
    port: { type: "string", default: "8097" },
    auto: { type: "boolean", default: false },
  },
});
const DIST = fileURLToPath(new URL("../../dist/station", import.meta.url));
const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
};
const PIN = "2580";
const MOST_FAILURES = 5;
const LOCK_SECONDS = 60;

const listeners = new Set();
let state;

function reset() {
  state = {
    documents: documents(),
    version: Date.now(),
    values: new Map(),
    records: [],
    sessions: new Map(),
    failures: 0,
    lockedUntil: 0,
    up: true,
    produced: 100,
    committed: 100,
  };
  reading("WG-50", "weight", 120.1, "g", 1);
  reading("HG-01", "bore", 16.001, "mm", 3);
}

function reading(station, tag, value, unit, decimals) {
  const live = { station, tag, unit, decimals, time: Date.now() * 1000, value, quality: 0 };
  state.values.set(`${station}/${tag}`, live);
  for (const response of listeners) push(response, [live]);
}

function push(response, values) {
  response.write(`event: values\ndata: ${JSON.stringify(values)}\n\n`);
}

reset();
setInterval(() => {
  if (state.up) state.committed = state.produced;
  reading("WG-50", "weight", 120 + Math.round(Math.sin(Date.now() / 3000) * 4) / 10, "g", 1);
}, 500).unref();
if (options.auto) {
  setInterval(() => {
    reading(
      "HG-01",
      "bore",
      Math.round((16 + Math.random() * 0.008 - 0.004) * 1000) / 1000,
      "mm",
      3,
    );
  }, 2500).unref();
}

const ROUTES = {
  "GET /api/station/context": () =>
    Object.fromEntries(Object.keys(state.documents).map((kind) => [kind, state.version])),
  "GET /api/station/holds": () => [],
  "GET /api/station/status": () => ({
    outbox: { epoch: 1, produced: state.produced },
    uplink: {
      phase: state.up ? "SENDING" : "DISCONNECTED",
      epoch: 1,
      committed: state.committed,
    },
  }),
  "GET /api/station/records": (_body, { query }) => ({
    records: state.records.filter((record) => record.station === query.get("station")),
  }),
  "POST /api/station/sign-in": ({ badge, pin }) => {
    const person = someone(badge);
    check(pin);
    const token = randomUUID();
    state.sessions.set(token, person);
    return { token, badge, name: person.name };
  },
  "POST /api/station/records": keepRecord,
  "POST /fake/reading": ({ station, tag, value, unit = "mm", decimals = 3 }) => {
    reading(station, tag, value, unit, decimals);
    return { at: Date.now() };
  },
  "POST /fake/server": ({ up }) => {
    state.up = up;
    return {};
  },
  "POST /fake/step": ({ batch, step }) => {
    const known = state.documents.batches.batches.find((each) => each.batch === batch);
    known.steps.push({ record: randomUUID(), at: new Date().toISOString(), ...step });
    state.version++;
    return {};
  },
  "POST /fake/reset": () => {
    reset();
    return {};
  },
};

function someone(badge) {
  const person = state.documents.people.people.find((each) => each.badge === badge);
  if (!person) throw refusal(404, "nobody here has this badge");
  return person;
}

function check(pin) {
  const now = Date.now();
  if (now < state.lockedUntil) {
    throw refusal(423, "locked", Math.ceil((state.lockedUntil - now) / 1000));
  }
  if (pin === PIN) {
    state.failures = 0;
    return;
  }
  if (++state.failures >= MOST_FAILURES) {
    state.lockedUntil = now + LOCK_SECONDS * 1000;
    state.failures = 0;
    throw refusal(423, "locked", LOCK_SECONDS);
  }
  throw refusal(403, "the PIN is not right");
}

function keepRecord({ id, station, signedAt, content, pin }, { token }) {
  const person = state.sessions.get(token);
  if (!person) throw refusal(401, "sign in first");
  if (content.kind !== "nonconformance") check(pin);
  const known = state.records.find((record) => record.id === id);
  if (known) return { id, epoch: 1, parcel: known.parcel };
  const parcel = ++state.produced;
  state.records.push({
    id,
    station,
    signedAt,
    badge: person.badge,
    name: person.name,
    summary: content.summary,
    content,
    epoch: 1,
    parcel,
  });
  return { id, epoch: 1, parcel };
}

function refusal(status, detail, wait) {
  return Object.assign(new Error(detail), { status, wait });
}

async function bodyOf(request) {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  const text = Buffer.concat(pieces).toString("utf8");
  return text === "" ? {} : JSON.parse(text);
}

async function file(pathname, response) {
  const path = pathname === "/station/" ? "/index.html" : pathname.replace(/^\/station/, "");
  try {
    const content = await readFile(join(DIST, normalize(path)));
    response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "text/plain" });
    response.end(content);
  } catch {
    response.writeHead(404).end();
  }
}

createServer(async (request, response) => {
  const url = new URL(request.url ?? "/", "http://edge");
  const send = (status, value, headers = {}) => {
    response.writeHead(status, {
      "content-type": "application/json",
      "cache-control": "no-store",
      ...headers,
    });
    response.end(JSON.stringify(value));
  };
  if (url.pathname === "/api/station/live") {
    response.writeHead(200, { "content-type": "text/event-stream" });
    push(response, [...state.values.values()]);
    listeners.add(response);
    request.on("close", () => listeners.delete(response));
    return;
  }
  const kind = /^\/api\/station\/context\/(\w+)$/.exec(url.pathname)?.[1];
  if (kind !== undefined && state.documents[kind]) {
    const document = structuredClone(state.documents[kind]);
    for (const person of document.people ?? []) delete person.pin;
    return send(200, document);
  }
  const route = ROUTES[`${request.method} ${url.pathname}`];
  if (route === undefined) return file(url.pathname, response);
  try {
    const token = request.headers.authorization?.replace("Bearer ", "");
    const answer = route(await bodyOf(request), { query: url.searchParams, token });
    send(request.method === "POST" ? 201 : 200, answer);
  } catch (error) {
    const wait = error.wait === undefined ? {} : { "retry-after": String(error.wait) };
    send(error.status ?? 500, { status: error.status ?? 500, detail: error.message }, wait);
  }
}).listen(Number(options.port), "127.0.0.1", () => {
  console.log(`small edge on http://127.0.0.1:${options.port}/station/`);
});
