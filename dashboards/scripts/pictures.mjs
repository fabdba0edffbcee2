// Makes the pictures of docs/images anew, of every screen of the desk in both languages, from a
// plant that is up, best with 90 days behind it:
//   ./gaugewire up --history 90d
//   node scripts/pictures.mjs http://127.0.0.1:8080 [--out FOLDER] [--png] [NAME ...]
// Says on the way what reads wrong: English in Chinese pages, numbers that are none, errors.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { BROWSER_ARGS, foundBrowser } from "./browser.mjs";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: "string", default: fileURLToPath(new URL("../../docs/images", import.meta.url)) },
    png: { type: "boolean", default: false },
  },
});
const [base, ...only] = positionals;
if (base === undefined) {
  console.error("Name the address of a plant that is up, such as http://127.0.0.1:8080.");
  process.exit(2);
}

const PASSWORD = "virtual-plant";
const WIDTH = 1280;
const LEAST_HEIGHT = 800;
const MOST_HEIGHT = 1500;
const PHONE = { width: 390, height: 844 };
const DESK = { width: WIDTH, height: LEAST_HEIGHT };
const WAIT_MILLIS = 30_000;
const ENGLISH = /[A-Za-z]{3,} [a-z]{2,} [a-z]{2,}/;
const ODD = /.{0,20}(\bundefined\b|\bNaN\b|\[object |\bnull\b|Infinity).{0,20}/;

/** What each picture shows: whose it is, where, and what is done there before it is taken. */
function screens(found) {
  const { chart, batch, record, nonconformance, objective, complaint, gauge, report, person } =
    found;
  const all = [
    { name: "sign-in", at: "manager", who: undefined },
    { name: "floor", at: "" },
    { name: "wall", at: "wall" },
    { name: "charts", at: "charts" },
    { name: "chart", at: `charts/${chart}`, size: DESK },
    { name: "chart-bands", at: `charts/${chart}?bands=batch`, size: DESK },
    { name: "chart-table", at: `charts/${chart}?view=table`, size: DESK },
    { name: "study", at: `charts/${chart}`, who: "zhou.min", size: DESK, act: toStudy },
    { name: "begin-chart", at: "charts/begin?characteristic=shaft-length", who: "zhou.min" },
    { name: "capability", at: "charts/capability", who: "zhou.min" },
    { name: "quality", at: "quality" },
    { name: "quality-line", at: "quality", act: intoShare },
    { name: "record", at: record && `quality/records/${record}` },
    { name: "board", at: "quality/nonconformances" },
    { name: "nonconformance", at: nonconformance && `quality/nonconformances/${nonconformance}` },
    { name: "actions", at: "quality/actions" },
    { name: "concessions", at: "quality/concessions?all=1" },
    { name: "holds", at: "quality/holds" },
    { name: "batches", at: "quality/batches" },
    { name: "batch", at: batch && `quality/batches/${batch}` },
    { name: "unplaced", at: "quality/unplaced" },
    { name: "checks", at: "quality/checks" },
    { name: "objectives", at: "quality/objectives" },
    { name: "objective", at: objective && `quality/objectives/${objective}` },
    { name: "complaints", at: "quality/complaints" },
    { name: "complaint", at: complaint && `quality/complaints/${complaint}` },
    { name: "gauges", at: "quality/gauges" },
    { name: "gauge", at: gauge && `quality/gauges/${gauge}` },
    { name: "gauge-study", at: found.study && `quality/gauge-studies/${found.study}` },
    { name: "plans", at: "quality/plans" },
    { name: "reports", at: "quality/reports" },
    { name: "report", at: report && `quality/reports/${report}` },
    { name: "manager", at: "manager", who: "lin.zhiyuan" },
    { name: "manager-phone", at: "manager", who: "lin.zhiyuan", size: PHONE },
    { name: "veto", at: "manager", who: "zheng.hong", act: openVeto },
    { name: "find", at: "quality", act: find },
    { name: "bell", at: "quality", act: (page) => page.locator(".bell-button").click() },
    { name: "system", at: "admin/system", who: "admin" },
    { name: "tags", at: "admin/tags?all=1", who: "admin" },
    { name: "quarantine", at: "admin/quarantine", who: "admin" },
    { name: "people", at: "admin/people", who: "admin" },
    { name: "person", at: person && `admin/people/${person}`, who: "admin" },
    { name: "master-data", at: "admin/master-data", who: "admin" },
    {
      name: "master-record",
      at: "admin/master-data/characteristics/shaft-diameter",
      who: "zhou.min",
    },
    { name: "audit", at: "admin/audit", who: "auditor", size: DESK },
  ];
  return all
    .filter(({ name }) => only.length === 0 || only.includes(name))
    .map((screen) => ({ who: "wang.fang", ...screen }));
}

async function intoShare(page) {
  for (let depth = 0; depth < 2; depth++) {
    await page.locator("section.sheet table a[href*='#/quality?']").first().click();
    await settled(page);
  }
}

async function openVeto(page) {
  await page.locator("main details.act > summary").last().click();
}

async function toStudy(page) {
  const panel = page.getByTestId("capability");
  await panel.scrollIntoViewIfNeeded();
  await panel.getByRole("img").waitFor();
  await settled(page);
  // Below the bar, which stays.
  await panel.evaluate((each) => scrollBy(0, each.getBoundingClientRect().top - 64));
}

async function find(page) {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("B");
  await page.locator(".finder [role=option]").first().waitFor();
}

/** One thing of each kind, such that its page has something to show. */
async function things(request) {
  const read = async (path) => {
    const answer = await request.get(`/api/v1${path}`);
    return answer.ok() ? answer.json() : {};
  };
  const { charts = [] } = await read("/charts");
  const signalled = charts.filter((each) => each.signal !== undefined && each.subgroups > 50);
  const chart = [...signalled, ...charts].sort((x, y) => y.subgroups - x.subgroups)[0]?.id;
  const { nonconformances = [] } = await read("/nonconformances?limit=200");
  const decided = nonconformances.find((each) => each.decided > 0) ?? nonconformances[0];
  const { reports = [] } = await read("/reports");
  const { records = [] } = await read("/defect-rate/records?limit=5");
  const { objectives = [] } = await read("/objectives");
  const { complaints = [] } = await read("/complaints");
  const { gauges = [] } = await read("/gauges");
  const { people = [] } = await read("/people");
  const { studies = [] } = await read("/gauge-studies");
  return {
    chart,
    nonconformance: decided?.id,
    batch: decided?.batchId,
    record: records[0]?.id,
    objective: objectives[0]?.id,
    complaint: complaints[0]?.id,
    gauge: (gauges.find((each) => each.overdue) ?? gauges[0])?.gauge.code,
    report: (reports.find((each) => each.kind === "month") ?? reports[0])?.id,
    person: people.find((each) => each.login === "li.wei")?.id,
    study: (studies.find((each) => each.signed !== undefined) ?? studies[0])?.id,
  };
}

async function settled(page) {
  await page.locator("main h1, main .notice, form.form, .wall").first().waitFor();
  await page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  // Drawings follow what was read by one frame; two are on the safe side.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}

/** Sentences of one language in pages of the other, and numbers that are none. */
async function faults(page, chinese) {
  // biome-ignore lint/performance/useDomNodeTextContent: what a reader sees, not what the tree holds
  const text = await page.locator("body").innerText();
  const wrong = [ODD.exec(text)?.[0]];
  if (chinese) wrong.push(...text.split("\n").filter((line) => ENGLISH.test(line)));
  wrong.push(
    ...(await page.evaluate(() =>
      [...document.querySelectorAll("h1, h2, th, button, summary, label > span, a, b")]
        .filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0)
        .filter((each) => getComputedStyle(each).overflowX !== "visible")
        .map((each) => `clipped: ${each.textContent}`),
    )),
  );
  return [...new Set(wrong.filter((each) => each !== undefined))].slice(0, 6);
}

async function take(page, devtools, screen, language) {
  const size = screen.size ?? { width: WIDTH, height: LEAST_HEIGHT };
  await page.setViewportSize(size);
  await page.goto("about:blank");
  await page.goto(`/desk/#/${screen.at}`);
  await settled(page);
  if (screen.name.startsWith("chart") && !screen.name.endsWith("s")) {
    await page.locator("main canvas, main table, main .notice").first().waitFor();
  }
  await screen.act?.(page);
  await settled(page);
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  const height = screen.size ? size.height : Math.max(LEAST_HEIGHT, Math.min(whole, MOST_HEIGHT));
  await page.setViewportSize({ width: size.width, height });
  await settled(page);
  await page.waitForTimeout(300);
  const format = options.png ? { format: "png" } : { format: "webp", quality: 80 };
  const { data } = await devtools.send("Page.captureScreenshot", format);
  const file = `desk-${screen.name}-${language}.${format.format}`;
  writeFileSync(join(options.out, file), Buffer.from(data, "base64"));
  return [file, await faults(page, language === "zh-CN")];
}

/** A browser of its own for each language: what it draws itself, such as dates, is in it too. */
async function everyScreen(language) {
  const browser = await chromium.launch({
    executablePath: foundBrowser(),
    args: [...BROWSER_ARGS, `--lang=${language}`],
    env: { ...process.env, LANGUAGE: language.replace("-", "_") },
  });
  try {
    return await screensOf(browser, language);
  } finally {
    await browser.close();
  }
}

async function screensOf(browser, language) {
  const context = await browser.newContext({ locale: language, baseURL: base });
  context.setDefaultTimeout(WAIT_MILLIS);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  // That nobody is signed in yet is no fault.
  page.on("console", (said) => {
    if (said.type() === "error" && !said.text().includes("401")) errors.push(said.text());
  });
  const signIn = async (login) => {
    await context.clearCookies();
    if (login === undefined) return;
    const by = { data: { login, password: PASSWORD } };
    const answer = await context.request.post("/api/v1/session", by);
    if (!answer.ok()) throw new Error(`${login} cannot sign in: ${answer.status()}`);
  };
  await signIn("wang.fang");
  const found = await things(context.request);
  let wrong = 0;
  let now = "wang.fang";
  for (const screen of screens(found)) {
    if (screen.at === undefined) {
      console.log(`desk-${screen.name}-${language}: nothing to show, not taken`);
      continue;
    }
    if (screen.who !== now) await signIn(screen.who);
    now = screen.who;
    errors.length = 0;
    try {
      const [file, said] = await take(page, devtools, screen, language);
      console.log([file, ...said, ...errors].join("\n    "));
      wrong += said.length + errors.length;
    } catch (error) {
      console.log(`desk-${screen.name}-${language}: ${error}`);
      wrong++;
    }
  }
  await context.close();
  return wrong;
}

mkdirSync(options.out, { recursive: true });
const english = await everyScreen("en");
const chinese = await everyScreen("zh-CN");
console.log(`${english + chinese} things to look at`);
