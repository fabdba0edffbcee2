import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

/** The chart that the address of the first chart with limits leads to. */
async function openWorstChart(page: Page) {
  await page.goto("/#/");
  await page.locator(".tile").first().click();
  await expect(page.locator(".plots canvas")).toHaveCount(2);
  await expect(page.getByTestId("readout")).toContainText("Subgroup");
}

async function shownSubgroup(page: Page): Promise<number> {
  const figure = await page.getByTestId("readout").locator("b").first().textContent();
  return Number(figure);
}

test("the floor shows every chart worst first and leads to each", async ({ page }) => {
  await page.goto("/#/");
  await expect(page.locator(".tile").first()).toBeVisible();
  const tiles = await page.locator(".tile").count();
  const { charts } = await (await page.request.get("/api/v1/charts")).json();
  expect(tiles).toBe(charts.length);
  const order = ["Signal", "Stale", "No limits yet", "In control"];
  const states = await page
    .locator(".tile .mark[title]")
    .evaluateAll((marks) => marks.map((mark) => mark.getAttribute("title") ?? ""));
  expect(states.map((state) => order.indexOf(state))).toEqual(
    states.map((state) => order.indexOf(state)).sort((a, b) => a - b),
  );
  await page.locator(".tile").first().click();
  await expect(page).toHaveURL(/#\/charts\/\d+$/);
  await expect(page.getByTestId("sentence")).not.toBeEmpty();
});

test("new subgroups appear on an open chart by themselves, and the frame does not move", async ({
  page,
}) => {
  const { charts } = await (await page.request.get("/api/v1/charts")).json();
  type Known = { id: number; state: string; subgroups: number };
  const running: Known[] = charts.filter((chart: Known) => chart.state !== "stale");
  // In a full range an old subgroup goes for each new one.
  const live = running.find((chart) => chart.subgroups >= 200) ?? running[0];
  await page.goto(`/#/charts/${live?.id}`);
  await expect(page.getByTestId("readout")).toContainText("Subgroup");
  const first = await shownSubgroup(page);
  const place = await page.locator(".plots").boundingBox();
  await expect.poll(() => shownSubgroup(page), { timeout: 45_000 }).toBeGreaterThan(first);
  expect(await page.locator(".plots").boundingBox()).toEqual(place);
});

test("the keyboard walks the subgroups and opens the raw readings", async ({ page }) => {
  await openWorstChart(page);
  await page.locator(".plots").focus();
  await page.keyboard.press("Home");
  const first = await shownSubgroup(page);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  expect(await shownSubgroup(page)).toBe(first + 2);
  await expect(page.getByTestId("readout")).toHaveAttribute("aria-live", "polite");
  await page.keyboard.press("Enter");
  const readings = page.getByTestId("readings");
  await expect(readings).toContainText(`Readings of subgroup ${first + 2}`);
  const id = /charts\/(\d+)/.exec(page.url())?.[1];
  const expected = await (
    await page.request.get(`/api/v1/charts/${id}/subgroups/${first + 2}`)
  ).json();
  await expect(readings.locator("tbody tr")).toHaveCount(expected.readings.length);
  await page.keyboard.press("]");
  await expect(page).not.toHaveURL(new RegExp(`charts/${id}$`));
});

test("language and theme change in one tap and are remembered", async ({ page }) => {
  await page.goto("/#/");
  await expect(page.getByRole("heading", { name: "Floor" })).toBeVisible();
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.getByRole("heading", { name: "现场" })).toBeVisible();
  await page.getByRole("button", { name: "深色" }).click();
  await page.reload();
  await expect(page.getByRole("heading", { name: "现场" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
});

test("a link opens the same chart in the same way", async ({ page }) => {
  await openWorstChart(page);
  await page.getByRole("button", { name: "Last 50" }).click();
  await page.getByRole("button", { name: "Table" }).click();
  await expect(page).toHaveURL(/last=50&view=table/);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await expect(other.getByRole("button", { name: "Table" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await expect(other.locator(".subgroup-table tbody tr").first()).toBeVisible();
  expect(await other.locator(".subgroup-table tbody tr").count()).toBeLessThanOrEqual(50);
});

test("a chart is exported as CSV with every subgroup in range, as SVG and as PNG", async ({
  page,
}) => {
  const { charts } = await (await page.request.get("/api/v1/charts")).json();
  const still = charts.find((chart: { state: string }) => chart.state === "stale") ?? charts[0];
  await page.goto(`/#/charts/${still.id}?last=50`);
  await expect(page.getByTestId("readout")).toContainText("Subgroup");
  const take = async (kind: string) => {
    await page.locator("summary", { hasText: "Export" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("toolbar", { name: "View" }).getByRole("button", { name: kind }).click();
    const stream = await (await download).createReadStream();
    const pieces: Buffer[] = [];
    for await (const piece of stream) pieces.push(piece as Buffer);
    return Buffer.concat(pieces);
  };
  const lines = (await take("CSV")).toString("utf8").trim().split("\r\n");
  const shown = await (
    await page.request.get(`/api/v1/charts/${still.id}/subgroups?last=50`)
  ).json();
  expect(lines.length - 1).toBe(shown.number.length);
  expect(lines.at(-1)?.split(",")[2]).toBe(String(shown.location.at(-1)));
  const svg = (await take("SVG")).toString("utf8");
  const errors = await page.evaluate(
    (text) =>
      new DOMParser().parseFromString(text, "image/svg+xml").querySelectorAll("parsererror").length,
    svg,
  );
  expect(errors).toBe(0);
  expect(svg).toContain("UCL");
  expect((await take("PNG")).subarray(1, 4).toString()).toBe("PNG");
});

test("when the server goes away the page says since when, and goes on by itself", async ({
  page,
}) => {
  await page.goto("/#/");
  await expect(page.locator(".link")).toContainText("Live");
  await page.context().setOffline(true);
  // The line that is open stays open in this browser; a place that follows more needs a new one.
  await page.getByRole("link", { name: "Admin", exact: true }).click();
  await expect(page.getByText(/Server away since/)).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText("The server does not answer").first()).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText(/Server away since/)).toBeHidden({ timeout: 20_000 });
  await expect(page.locator("table").first()).toContainText("=", { timeout: 10_000 });
});

test("an empty floor and a chart that is not there say what to do", async ({ page }) => {
  await page.route("**/api/v1/charts", (route) =>
    route.fulfill({ json: { asOf: new Date().toISOString(), charts: [] } }),
  );
  await page.route("**/api/v1/stream**", (route) => route.abort());
  await page.goto("/#/");
  await expect(page.getByText("No charts yet")).toBeVisible();
  await page.goto("/#/charts/999999");
  await expect(page.getByText("There is no such chart")).toBeVisible();
});

for (const [name, address] of [
  ["floor", "/#/"],
  ["charts", "/#/charts"],
  ["chart", "/#/charts/1"],
  ["table", "/#/charts/1?view=table"],
  ["system", "/#/system"],
] as const) {
  test(`the ${name} has no accessibility fault, light or dark, and fits a zoom of 200 %`, async ({
    page,
  }) => {
    await page.goto(address);
    await expect(page.locator("main")).toContainText(/\d/);
    for (const theme of ["light", "dark"] as const) {
      const present = await page.locator("html").getAttribute("data-theme");
      if (present !== theme) await page.getByRole("button", { name: /^(Light|Dark)$/ }).click();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${theme} ${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
    await page.setViewportSize({ width: 720, height: 450 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  });
}
