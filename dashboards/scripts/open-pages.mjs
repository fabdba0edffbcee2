// Opens every page of the desk and keeps it open, each as a person of its own, until it is ended:
//   node scripts/open-pages.mjs http://127.0.0.1:8080 [LOGIN PASSWORD]
// Prints "open N pages" when all are there, and a line that begins with "error" for whatever a page
// complains of. That the server is away for a while is no complaint: a page must live with it.
import { chromium } from "@playwright/test";
import { BROWSER_ARGS, foundBrowser } from "./browser.mjs";

const [, , base, login = "wang.fang", password = "virtual-plant"] = process.argv;
if (base === undefined) {
  console.error("usage: node scripts/open-pages.mjs SERVER [LOGIN PASSWORD]");
  process.exit(2);
}
const PAGES = [
  "",
  "charts",
  "quality",
  "quality/records",
  "quality/nonconformances",
  "quality/actions",
  "quality/concessions",
  "quality/batches",
  "quality/checks",
  "quality/objectives",
  "quality/complaints",
  "quality/gauges",
  "quality/gauge-studies",
  "quality/plans",
  "quality/reports",
  "manager",
  "admin/people",
  "admin/tags",
  "admin/quarantine",
  "admin/master-data",
  "admin/audit",
  "system",
];
const CHARTS = 4;
/** What the browser itself says when a server is away or refuses; the page tells its user. */
const OF_THE_BROWSER = /Failed to load resource|net::ERR_|ERR_CONNECTION/;

const browser = await chromium.launch({
  executablePath: foundBrowser(),
  args: BROWSER_ARGS,
});
process.on("SIGTERM", () => void browser.close().then(() => process.exit(0)));

const first = await browser.newContext({ baseURL: base });
const session = await first.request.post("/api/v1/session", { data: { login, password } });
if (!session.ok()) throw new Error(`${login} cannot sign in: ${session.status()}`);
const storageState = await first.storageState();

/** A context for each: a browser has only six connections for the pages of one person. */
async function open(place) {
  const viewport = { width: 1280, height: 800 };
  const context = await browser.newContext({ baseURL: base, viewport, storageState });
  const page = await context.newPage();
  page.on("pageerror", (error) => console.log(`error at ${place}: ${error.message}`));
  page.on("crash", () => console.log(`error at ${place}: the page crashed`));
  page.on("console", (said) => {
    if (said.type() === "error" && !OF_THE_BROWSER.test(said.text())) {
      console.log(`error at ${place}: ${said.text()}`);
    }
  });
  await page.goto(`/desk/#/${place}`, { timeout: 120_000 });
  console.error(`open: ${place}`);
}

const { charts } = await (await fetch(`${base}/api/v1/charts`)).json();
const places = [...PAGES, ...charts.slice(0, CHARTS).map((chart) => `charts/${chart.id}`)];
for (const place of places) await open(place);
console.log(`open ${places.length} pages`);
