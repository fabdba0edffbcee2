/** Which subgroups of a chart are looked at. */
export type Range = { last: number } | { all: true } | { from: string; to: string };

/** How a chart is looked at; all of it is in the address, so that a link shows the same. */
export type ChartView = {
  range: Range;
  axis: "number" | "time";
  as: "chart" | "table";
  zones: boolean;
  histogram: boolean;
  /** What the chart's background is divided by. */
  bands: "none" | "batch" | "shift";
  /** When shifts begin in the plant's time, such as 06:00,14:00,22:00. */
  shifts: string;
  /** Charts that are looked at beside it, on the same time axis. */
  beside: readonly number[];
  /** The moment as of which the chart is looked at, ISO 8601; empty for the present. */
  asOf: string;
};

/** Charts that fit beside one. */
export const BESIDE_MAX = 5;

export type Place =
  | { at: "floor" }
  | { at: "charts"; filter: string }
  | { at: "chart"; id: number; view: ChartView }
  | { at: "capability"; part: string; last: number }
  | { at: "begin-chart"; characteristic: string }
  | { at: "system" }
  | { at: "wall"; filter: string }
  | Room
  | { at: "unknown"; path: string };

/** A place of many rooms, each of which reads its own path and query. */
export type Room = {
  at: "quality" | "manager" | "admin";
  path: readonly string[];
  query: Readonly<Record<string, string>>;
};

export const LAST_CHOICES = [50, 200, 1000] as const;
const LAST_MAX = 10_000;

export const DEFAULT_VIEW: ChartView = {
  range: { last: 200 },
  axis: "number",
  as: "chart",
  zones: true,
  histogram: true,
  bands: "none",
  shifts: "06:00,14:00,22:00",
  beside: [],
  asOf: "",
};

export const STUDIED_DEFAULT = 500;
const STUDIED_MAX = 2000;

/** Reads a place from what follows the # of an address. */
export function parsePlace(fragment: string): Place {
  const [path = "", search = ""] = fragment.replace(/^#?\/?/, "").split("?", 2);
  const query = new URLSearchParams(search);
  const [head = "", second] = path.split("/");
  if (head === "" || head === "floor") return { at: "floor" };
  if (head === "system") return { at: "system" };
  if (head === "quality" || head === "manager" || head === "admin") {
    return {
      at: head,
      path: path.split("/").slice(1).filter(Boolean).map(decoded),
      query: Object.fromEntries(query),
    };
  }
  if (head === "wall") return { at: "wall", filter: query.get("find") ?? "" };
  if (head === "charts" && second === undefined) {
    return { at: "charts", filter: query.get("find") ?? "" };
  }
  if (head === "charts" && second === "begin") {
    return { at: "begin-chart", characteristic: query.get("characteristic") ?? "" };
  }
  if (head === "charts" && second === "capability") {
    const last = Number(query.get("last"));
    return {
      at: "capability",
      part: query.get("part") ?? "",
      last: Number.isInteger(last) && last >= 2 ? Math.min(last, STUDIED_MAX) : STUDIED_DEFAULT,
    };
  }
  if (head === "charts" && second !== undefined && /^[1-9]\d{0,14}$/.test(second)) {
    return { at: "chart", id: Number(second), view: parseView(query) };
  }
  return { at: "unknown", path };
}

/** What was typed by hand may not be an escape at all. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function parseView(query: URLSearchParams): ChartView {
  return {
    range: parseRange(query),
    axis: query.get("axis") === "time" ? "time" : "number",
    as: query.get("view") === "table" ? "table" : "chart",
    zones: query.get("zones") !== "off",
    histogram: query.get("histogram") !== "off",
    bands: bandsOf(query.get("bands")),
    shifts: shiftsOf(query.get("shifts") ?? ""),
    beside: [...new Set((query.get("beside") ?? "").split(",").map(Number))]
      .filter((id) => Number.isInteger(id) && id > 0)
      .slice(0, BESIDE_MAX),
    asOf: instantOf(query.get("asOf")),
  };
}

function instantOf(text: string | null): string {
  const millis = Date.parse(text ?? "");
  return Number.isFinite(millis) ? new Date(millis).toISOString() : "";
}

function bandsOf(text: string | null): ChartView["bands"] {
  return text === "batch" || text === "shift" ? text : "none";
}

function shiftsOf(text: string): string {
  return shiftBegins(text) === undefined ? DEFAULT_VIEW.shifts : text;
}

/** The times of day at which shifts begin, in their order; undefined for what is no such list. */
export function shiftBegins(text: string): readonly string[] | undefined {
  const begins = text.split(",");
  const good = begins.every(
    (begin, i) =>
      /^([01]\d|2[0-3]):[0-5]\d$/.test(begin) && (i === 0 || begin > (begins[i - 1] ?? "")),
  );
  return good && begins.length <= 6 ? begins : undefined;
}

function parseRange(query: URLSearchParams): Range {
  const from = Date.parse(query.get("from") ?? "");
  const to = Date.parse(query.get("to") ?? "");
  if (from < to) return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  if (query.get("last") === "all") return { all: true };
  const last = Number(query.get("last"));
  return Number.isInteger(last) && last >= 1
    ? { last: Math.min(last, LAST_MAX) }
    : DEFAULT_VIEW.range;
}

/** The address of a place; what is as usual is left out. */
export function printPlace(place: Place): string {
  switch (place.at) {
    case "floor":
      return "#/";
    case "charts":
      return withQuery("#/charts", place.filter === "" ? {} : { find: place.filter });
    case "chart":
      return withQuery(`#/charts/${place.id}`, printView(place.view));
    case "capability":
      return withQuery("#/charts/capability", {
        part: place.part,
        ...(place.last === STUDIED_DEFAULT ? {} : { last: String(place.last) }),
      });
    case "begin-chart":
      return withQuery("#/charts/begin", {
        ...(place.characteristic === "" ? {} : { characteristic: place.characteristic }),
      });
    case "system":
      return "#/system";
    case "wall":
      return withQuery("#/wall", place.filter === "" ? {} : { find: place.filter });
    case "quality":
    case "manager":
    case "admin":
      return withQuery(
        `#/${[place.at, ...place.path.map(encodeURIComponent)].join("/")}`,
        place.query,
      );
    case "unknown":
      return `#/${place.path}`;
  }
}

/** The address of a room. What is undefined or empty in the query is left out. */
export function addressOf(
  at: Room["at"],
  path: readonly string[],
  query: Readonly<Record<string, string | undefined>> = {},
): string {
  const given = Object.entries(query).filter((each): each is [string, string] => !!each[1]);
  return printPlace({ at, path, query: Object.fromEntries(given) });
}

function printView(view: ChartView): Record<string, string> {
  const out: Record<string, string> = {};
  if ("from" in view.range) {
    out.from = view.range.from;
    out.to = view.range.to;
  } else if ("all" in view.range) {
    out.last = "all";
  } else if (JSON.stringify(view.range) !== JSON.stringify(DEFAULT_VIEW.range)) {
    out.last = String(view.range.last);
  }
  if (view.axis !== DEFAULT_VIEW.axis) out.axis = view.axis;
  if (view.as !== DEFAULT_VIEW.as) out.view = view.as;
  if (!view.zones) out.zones = "off";
  if (!view.histogram) out.histogram = "off";
  if (view.bands !== "none") out.bands = view.bands;
  if (view.shifts !== DEFAULT_VIEW.shifts) out.shifts = view.shifts;
  if (view.beside.length > 0) out.beside = view.beside.join(",");
  if (view.asOf !== "") out.asOf = view.asOf;
  return out;
}

/**
 * The address of a chart as it stood at a moment; a moment told to the microsecond is rounded up, so
 * that what happened at it is shown.
 */
export function chartThen(id: number, time: string): string {
  const asOf = new Date(Date.parse(time) + (/\.\d{4}/.test(time) ? 1 : 0)).toISOString();
  return printPlace({ at: "chart", id, view: { ...DEFAULT_VIEW, asOf } });
}

function withQuery(path: string, query: Record<string, string>): string {
  const search = new URLSearchParams(query).toString();
  return search === "" ? path : `${path}?${search}`;
}
