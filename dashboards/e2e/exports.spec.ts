import { expect, type Page, test } from "@playwright/test";
import { takeAll } from "./taken";

/** What is taken away from a page as a file: every button is pressed, every file looked into. */

/** PAGES=all takes the files of every page that has some; a usual run those of the pages with most. */
const ALL = process.env.PAGES === "all";
test.skip(process.env.BASE_URL !== undefined, "a whole system answers with its own figures");

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;

/** With how many files, at least, each kind of page is left: CSV, PNG, SVG. */
const PLACES: Record<string, [csv: number, png: number, svg: number]> = {
  "charts/1?beside=2": [5, 3, 3],
  "charts/capability": [0, 2, 2],
  quality: [3, 1, 1],
  "quality/plans": [1, 0, 0],
  ...(ALL
    ? {
        charts: [1, 0, 0],
        "quality?part=SH-20": [4, 1, 1],
        "quality/nonconformances?view=list": [1, 0, 0],
        [`quality/nonconformances/${id(402)}`]: [2, 0, 0],
        "quality/actions": [1, 0, 0],
        "quality/concessions?all=1": [1, 0, 0],
        "quality/holds": [1, 0, 0],
        [`quality/batches/${id(100)}`]: [1, 0, 0],
        "quality/checks": [1, 0, 0],
        "quality/objectives": [1, 0, 0],
        [`quality/objectives/${id(501)}`]: [1, 0, 0],
        "quality/complaints": [1, 0, 0],
        "quality/gauges": [1, 0, 0],
        "quality/reports": [1, 0, 0],
        [`quality/reports/${id(600)}`]: [4, 0, 0],
        "admin/master-data/characteristics/bore": [1, 0, 0],
        "admin/people": [1, 0, 0],
        "admin/tags?all=1": [1, 0, 0],
        "admin/quarantine": [1, 0, 0],
        "admin/audit": [1, 0, 0],
      }
    : {}),
};

async function open(page: Page, place: string) {
  await page.goto("about:blank");
  await page.goto(`/#/${place}`);
  await expect(page.locator("main h1, main .notice").first()).toBeVisible();
  await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
}

for (const [place, [csv, png, svg]] of Object.entries(PLACES)) {
  test(`every file of ${place} holds what it shows`, async ({ page }) => {
    const by = { data: { login: "quality", password: "virtual plant" } };
    expect((await page.request.post("/api/v1/session", by)).ok()).toBe(true);
    await open(page, place);
    if (png > 0) await expect(page.locator("main svg[role=img], .rate svg").first()).toBeVisible();
    if (place.includes("beside")) {
      await expect(page.getByTestId("compare").getByRole("img")).toBeVisible();
    }
    const taken = await takeAll(page, page.getByRole("main"));
    const of = (ending: string) => taken.filter((name) => name.endsWith(ending)).length;
    expect(of(".csv"), String(taken)).toBeGreaterThanOrEqual(csv);
    expect(of(".png"), String(taken)).toBeGreaterThanOrEqual(png);
    expect(of(".svg"), String(taken)).toBeGreaterThanOrEqual(svg);
  });
}
