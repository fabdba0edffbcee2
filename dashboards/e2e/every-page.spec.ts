import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

/**
 * What holds on every page, found by walking from the rail through the rooms to the first thing
 * of each. PAGES=all tries everything on every page; a usual run takes some of them for each.
 */
const ALL = process.env.PAGES === "all";
const PASSWORD = "virtual plant";
const LOOKS = [
  ["en", "light"],
  ["zh-CN", "dark"],
  ["en", "dark"],
  ["zh-CN", "light"],
] as const;

/** The small plant knows one session, whoever opened it last. */
async function signIn(page: Page, login: string) {
  const by = { data: { login, password: PASSWORD } };
  expect((await page.request.post("/api/v1/session", by)).ok()).toBe(true);
}

async function look(page: Page, language: string, theme: string) {
  await page.addInitScript(
    ([own, dark]) => {
      localStorage.setItem("gaugewire.language", own ?? "");
      localStorage.setItem("gaugewire.theme", dark ?? "");
    },
    [language, theme],
  );
}

/** Goes there anew, with nothing left of the page before. */
async function open(page: Page, address: string) {
  await page.goto("about:blank");
  await page.goto(`/${address}`);
}

async function settled(page: Page) {
  await expect(page.locator("main h1, main .notice").first()).toBeVisible();
  await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
}

const hrefs = (page: Page, within: string) =>
  page
    .locator(`${within} a[href^="#/"]`)
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));

/** Every room, and the first thing that each leads to. */
async function walk(page: Page): Promise<string[]> {
  await open(page, "#/");
  await settled(page);
  const found = new Set<string>();
  for (const place of await hrefs(page, ".rail")) {
    await open(page, place);
    await settled(page);
    const rooms = await hrefs(page, ".rooms");
    for (const room of rooms.length === 0 ? [place] : rooms) {
      found.add(room);
      await open(page, room);
      await settled(page);
      const below = await hrefs(page, "main tbody, main .card, main .tile");
      const card = await page
        .locator("main a.card, main a.tile")
        .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
      const first = [...card, ...below].find((href) => href !== room);
      if (first !== undefined) found.add(first);
    }
  }
  found.add("#/wall");
  return [...found];
}

let pages: string[] = [];

/** In a usual run only each n-th, another in each test. */
const some = (all: readonly string[], turn: number, of: number) =>
  ALL ? [...all] : all.filter((_, i) => i % of === turn);

test.beforeAll(async ({ browser, baseURL }) => {
  const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  const page = await context.newPage();
  await signIn(page, "admin");
  pages = await walk(page);
  await context.close();
});

test("every room and one thing of each is walked", () => {
  expect(pages.length).toBeGreaterThanOrEqual(25);
  for (const each of ["#/", "#/charts", "#/manager", "#/quality/concessions", "#/admin/audit"]) {
    expect(pages).toContain(each);
  }
});

for (const [turn, [language, theme]] of LOOKS.entries()) {
  test(`pages have a heading, a way back, no serious finding and fit twice as large: ${language}, ${theme}`, async ({
    page,
  }) => {
    test.setTimeout(300_000);
    await signIn(page, "quality");
    await look(page, language, theme);
    const mine = some(pages, turn, 2 * LOOKS.length);
    const wrong: string[] = [];
    for (const address of mine) {
      await open(page, address);
      await settled(page);
      const wall = address === "#/wall";
      if (!wall && (await page.locator(".crumbs a").count()) === 0)
        wrong.push(`${address}: crumbs`);
      if (!wall && !(await page.title()).includes("·")) wrong.push(`${address}: title`);
      const axe = await new AxeBuilder({ page }).analyze();
      for (const { impact, id, nodes } of axe.violations) {
        if (impact === "serious" || impact === "critical") {
          wrong.push(`${address}: ${id} at ${nodes[0]?.target}`);
        }
      }
      await page.setViewportSize({ width: 720, height: 450 });
      // What is drawn anew for the other size takes a moment.
      const fits = await page
        .waitForFunction(() => document.documentElement.scrollWidth <= innerWidth, null, {
          timeout: 5_000,
        })
        .then(() => true)
        .catch(() => false);
      // A chart that is drawn keeps its width until it is opened anew.
      if (!fits && !/^#\/(charts\/|wall)/.test(address))
        wrong.push(`${address}: too wide at 200 %`);
      await page.setViewportSize({ width: 1440, height: 900 });
    }
    expect(wrong).toEqual([]);
  });
}

test("every table outside the charts saves as CSV", async ({ page }) => {
  await signIn(page, "quality");
  const without: string[] = [];
  const read = pages.filter((each) => !/^#\/charts\/|^#\/wall/.test(each));
  for (const address of some(read, 0, 4)) {
    await open(page, address);
    await settled(page);
    const tables = await page.locator("main table").count();
    const saves = await page.getByRole("main").getByRole("button", { name: "CSV" }).count();
    if (saves < tables) without.push(`${address}: ${saves} of ${tables}`);
  }
  expect(without).toEqual([]);
});

const PROBLEM = (status: number, detail: string) => ({
  status,
  contentType: "application/problem+json",
  body: JSON.stringify({ type: "about:blank", title: "Refused", status, detail }),
});
/** What every page needs to be there at all. */
const FRAME = /\/api\/v1\/(session|system|stream|people|master-data)$/;

const STATES = [
  ["the server is away", undefined, /does not answer|away/i],
  ["the office does not allow it", 403, /not for your office|refused/i],
  ["the server fails", 500, /refused|failed/i],
] as const;

for (const [turn, [state, status, said]] of STATES.entries()) {
  test(`no page is blank when ${state}`, async ({ page }) => {
    await signIn(page, "quality");
    const blank: string[] = [];
    await page.route("**/api/v1/**", (route) =>
      FRAME.test(new URL(route.request().url()).pathname) || route.request().method() !== "GET"
        ? route.fallback()
        : status === undefined
          ? route.abort("connectionrefused")
          : route.fulfill(PROBLEM(status, "Because it is so.")),
    );
    // Master data and people are read for their names too: where they are the page itself, it shows.
    const read = pages.filter((each) => !/admin\/(people|master-data|system)|wall/.test(each));
    for (const address of some(read, turn, 8)) {
      await open(page, address);
      const main = page.locator("main");
      const told = await main
        .getByText(said)
        .first()
        .waitFor({ timeout: 10_000 })
        .then(() => true)
        .catch(() => false);
      if (!told) blank.push(`${address}: ${await main.textContent()}`);
    }
    expect(blank).toEqual([]);
  });
}

test("space is kept while a page loads", async ({ page }) => {
  await signIn(page, "quality");
  const held: (() => void)[] = [];
  await page.route("**/api/v1/**", async (route) => {
    if (!FRAME.test(new URL(route.request().url()).pathname)) {
      await new Promise<void>((go) => held.push(go));
    }
    await route.fallback().catch(() => undefined);
  });
  const jumped: string[] = [];
  const read = pages.filter((each) => /^#\/(quality|manager)/.test(each));
  for (const address of some(read, 2, 6)) {
    await open(page, address);
    const ghost = page.locator("main [aria-busy=true]").first();
    const kept = await ghost
      .waitFor({ timeout: 10_000 })
      .then(() => true)
      .catch(() => false);
    if (!kept) jumped.push(address);
  }
  for (const go of held) go();
  expect(jumped).toEqual([]);
});
