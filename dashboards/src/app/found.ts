import { a } from "../admin/words";
import type { SearchHit } from "../api/types";
import { isFound, ordered } from "../floor/floor";
import { text } from "../i18n/choice";
import { t } from "../i18n/language";
import { q } from "../quality/words";
import { addressOf, DEFAULT_VIEW, printPlace } from "./route";
import { f } from "./words";

const MOST_CHARTS = 6;
const MOST_PAGES = 4;

/** Something that was found, and where it is shown. */
export type Found = {
  key: string;
  kind: keyof typeof f.value.search.kind;
  label: string;
  detail: string;
  href: string;
};

/** Pages of the desk by their name. */
export function pagesFound(typed: string): Found[] {
  const words = typed.trim().toLowerCase();
  if (words === "") return [];
  const places = [
    [t.value.places.floor, "#/", ""],
    [t.value.places.charts, "#/charts", ""],
    [f.value.places.manager, "#/manager", ""],
    ...Object.entries(q.value.rooms).map(([room, label]) => [
      label,
      addressOf("quality", room === "home" ? [] : [room]),
      q.value.title,
    ]),
    ...Object.entries(a.value.rooms).map(([room, label]) => [
      label,
      addressOf("admin", [room]),
      a.value.title,
    ]),
  ] as [string, string, string][];
  return places
    .filter(([label]) => label.toLowerCase().includes(words))
    .slice(0, MOST_PAGES)
    .map(([label, href, detail]) => ({ key: `place ${href}`, kind: "place", label, detail, href }));
}

/** Charts, which everybody may look at, also without a session. */
export function chartsFound(typed: string): Found[] {
  if (typed.trim() === "") return [];
  return ordered.value
    .filter((chart) => isFound(chart, typed))
    .slice(0, MOST_CHARTS)
    .map((chart) => ({
      key: `chart ${chart.id}`,
      kind: "chart",
      label: text(chart.characteristic.name),
      detail: text(chart.stationName),
      href: printPlace({ at: "chart", id: chart.id, view: DEFAULT_VIEW }),
    }));
}

/** What the server found. */
export function foundOf(hit: SearchHit): Found {
  const label = text({ en: hit.labelEn, zh: hit.labelZh });
  const kinds: Record<string, string> = q.value.report.kinds;
  return {
    key: `${hit.kind} ${hit.id} ${hit.labelEn}`,
    kind: hit.kind,
    label: hit.kind === "record" ? `# ${label}` : label,
    detail: hit.kind === "report" ? (kinds[hit.detail] ?? hit.detail) : hit.detail,
    href: whereIs(hit),
  };
}

function whereIs(hit: SearchHit): string {
  switch (hit.kind) {
    case "batch":
    case "serial":
      return addressOf("quality", ["batches", hit.id]);
    case "record":
      return addressOf("quality", ["records", hit.id]);
    case "part":
      return addressOf("quality", [], { part: hit.id });
    case "plan":
      return addressOf("quality", ["plans"], { plan: hit.id });
    case "gauge":
      return addressOf("quality", ["gauges", hit.id]);
    case "person":
      return addressOf("admin", ["people", hit.id]);
    case "nonconformance":
      return addressOf("quality", ["nonconformances", hit.id]);
    case "complaint":
      return addressOf("quality", ["complaints", hit.id]);
    case "report":
      return addressOf("quality", ["reports", hit.id]);
    case "edge":
      return addressOf("admin", ["system"]);
    case "tag":
      return addressOf("admin", ["tags"], { tag: hit.id });
  }
}
