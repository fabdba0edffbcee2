import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

/** The station app in front of the small edge of e2e/edge, as an inspector uses it. */

const PIN = "2580";
const SIZES = {
  "tall panel": { width: 800, height: 1280 },
  "wide panel": { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
};

const EDGE = `http://127.0.0.1:${process.env.EDGE_PORT ?? "8097"}`;
test.use({ baseURL: EDGE });
test.skip(process.env.BASE_URL !== undefined, "a whole system has its own stations");

test.beforeEach(async ({ request }) => {
  await request.post("/fake/reset", { data: {} });
});

async function scan(page: Page, code: string) {
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
}

async function typePin(page: Page, pin = PIN) {
  await expect(page.locator(".pin")).toBeVisible();
  await page.keyboard.type(pin, { delay: 100 });
  await page.keyboard.press("Enter");
}

async function touchPin(page: Page) {
  for (const digit of PIN) await page.getByRole("button", { name: digit, exact: true }).click();
}

/** The gauge's foot switch, and the value on the screen. */
async function measure(page: Page, tag: "bore" | "depth", value: number) {
  const decimals = tag === "bore" ? 3 : 2;
  const before = await page.locator(".samples b").count();
  await page.request.post("/fake/reading", { data: { station: "HG-01", tag, value, decimals } });
  await expect
    .poll(async () => {
      const samples = await page.locator(".samples b").count();
      const stopped = await page.getByTestId("excursion").count();
      const signing = await page.getByTestId("conclusion").count();
      return samples !== before || stopped > 0 || signing > 0;
    })
    .toBe(true);
}

async function signIn(page: Page, station = "HG-01") {
  await page.goto(`/station/?station=${station}`);
  await expect(page.locator(".call h1")).toBeVisible();
  await scan(page, "P1001");
  await typePin(page);
  await expect(page.locator(".head-person")).toContainText("李伟");
}

async function throughTheGate(page: Page, batch: string) {
  await scan(page, batch);
  await page.locator("button[data-primary]").click();
  await typePin(page);
  await expect(page.getByTestId("value")).toBeVisible();
}

type Kept = { id: string; summary: Record<string, unknown>; content: Record<string, unknown> };

async function kept(page: Page, station = "HG-01"): Promise<Kept[]> {
  return (await (await page.request.get(`/api/station/records?station=${station}`)).json()).records;
}

for (const locale of ["en", "zh-CN"] as const) {
  for (const [name, viewport] of Object.entries(SIZES)) {
    test.describe(`${locale}, ${name}`, () => {
      test.use({ locale, viewport, hasTouch: true });

      test("a batch is inspected from the scan to the signature", async ({ page }) => {
        await signIn(page);
        await throughTheGate(page, "B00012");
        for (const value of [16.001, 15.998, 16.002, 16.0, 15.999]) {
          await measure(page, "bore", value);
        }
        await expect(page.getByTestId("sample")).toContainText("1");
        for (const value of [8.01, 8.0, 7.99, 8.02, 8.0]) await measure(page, "depth", value);
        await expect(page.getByTestId("conclusion")).toHaveClass(/good/);
        await fits(page);
        await typePin(page);
        await expect(page.getByTestId("stored")).toBeVisible();
        const [confirmation, inspection] = await kept(page);
        expect(confirmation?.summary).toMatchObject({ kind: "confirmation", act: "confirmed" });
        expect(inspection?.content).toMatchObject({
          kind: "inspection",
          batch: "B00012",
          operation: "OP20",
          revision: 3,
          verdict: "pass",
          marks: [],
        });
        const measurements = inspection?.content.measurements as { values: object[] }[];
        expect(measurements.map(({ values }) => values.length)).toEqual([5, 5]);
        expect(measurements[0]?.values[0]).toMatchObject({
          value: 16.001,
          source: "gauge",
          gauge: "G-017",
          tag: "HG-01/bore",
        });
        await page.locator("button[data-primary]").click();
        await expect(page.locator(".call h1")).toBeVisible();
      });

      if (locale === "en" && name !== "wide panel") return;
      test("defects are counted, placed, undone, and the batch is judged by its plan", async ({
        page,
      }) => {
        await signIn(page, "VS-40");
        await throughTheGate(page, "B00016");
        await expect(page.getByRole("alert").filter({ hasText: "G-050" })).toBeVisible();
        await page.keyboard.press(" ");
        const tally = page.getByTestId("tally");
        await expect(tally).toHaveClass(/accept/);
        const codes = page.locator("button.defect");
        await codes.nth(1).click();
        await page.locator(".place").click({ position: { x: 60, y: 40 } });
        for (const i of [0, 2, 2]) await codes.nth(i).click();
        await expect(tally).toHaveClass(/reject/);
        await page.getByRole("button", { name: /Undo|撤销/ }).click();
        await expect(tally).toContainText("3");
        await page.locator("button[data-primary]").click();
        await expect(page.getByTestId("conclusion")).toHaveClass(/bad/);
        await fits(page);
        await typePin(page);
        await expect(page.getByTestId("stored")).toBeVisible();
        const record = (await kept(page, "VS-40")).at(-1);
        expect(record?.content).toMatchObject({
          verdict: "fail",
          counts: { inspected: 32, defects: [{ code: "B1", count: 1 }, {}, {}] },
        });
        const marks = record?.content.marks as string[];
        expect([...marks].sort()).toEqual(["gauge-overdue", "too-many-defects"]);
      });
    });
  }
}

test("a full inspection of 5 × 2 values takes at most 12 touches and scans", async ({ page }) => {
  await signIn(page);
  await page.locator(".head-person").click();
  await scan(page, "P1001");
  await touchPin(page);
  await page.getByRole("button", { name: "OK" }).click();
  await expect(page.locator(".head-person")).toBeVisible();

  let touches = 0;
  await page.exposeFunction("touched", () => touches++);
  await page.evaluate(() =>
    window.addEventListener(
      "click",
      () => (globalThis as unknown as { touched(): void }).touched(),
      true,
    ),
  );
  await scan(page, "B00012");
  touches++;
  await page.locator("button[data-primary]").click();
  await touchPin(page);
  await expect(page.getByTestId("value")).toBeVisible();
  for (const value of [16.001, 15.998, 16.002, 16.0, 15.999]) await measure(page, "bore", value);
  for (const value of [8.01, 8.0, 7.99, 8.02, 8.0]) await measure(page, "depth", value);
  await expect(page.getByTestId("conclusion")).toBeVisible();
  await touchPin(page);
  await expect(page.getByTestId("stored")).toBeVisible();
  console.log(`${touches} touches and scans`);
  expect(touches).toBeLessThanOrEqual(12);
});

test("a value outside its limits stops, tells what to do and asks for a reason", async ({
  page,
}) => {
  await signIn(page);
  await throughTheGate(page, "B00012");
  await measure(page, "bore", 16.001);
  await measure(page, "bore", 16.021);
  const stop = page.getByTestId("excursion");
  await expect(stop).toContainText("16.021 is above the limit of 16.015");
  await expect(stop).toContainText("Stop the machine");
  // Nothing is taken while the reason is missing.
  await page.request.post("/fake/reading", {
    data: { station: "HG-01", tag: "bore", value: 16.0 },
  });
  await stop.getByRole("button", { name: /Dirt or burr/ }).click();
  await expect(page.getByTestId("sample")).toContainText("Part 2 of 5");
  for (const value of [16.009, 16.011, 16.012, 16.01]) await measure(page, "bore", value);
  await expect(stop).toContainText("control limit 16.0054");
  await stop.getByRole("button", { name: /Tool is worn/ }).click();
  await page.getByRole("button", { name: "Type it" }).click();
  await page.getByRole("textbox").fill("8,xx");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Type a number")).toBeVisible();
  await page.getByRole("textbox").fill("8,02");
  await page.getByRole("button", { name: "Take it" }).click();
  for (const value of [8.0, 7.99, 8.02, 8.0]) await measure(page, "depth", value);
  await expect(page.getByTestId("conclusion")).toContainText("beyond its control limits");
  // Who goes back to the values stays there, and comes forward again.
  await page.getByRole("button", { name: "Back to the values" }).click();
  await expect(page.locator(".samples b").first()).toHaveText("8.02");
  await page.getByRole("button", { name: "Go on" }).click();
  await typePin(page);
  await expect(page.getByTestId("stored")).toBeVisible();
  const record = (await kept(page)).at(-1);
  const [bore, depth] = (record?.content.measurements ?? []) as {
    reason?: string;
    values: Record<string, unknown>[];
  }[];
  expect(bore?.values).toHaveLength(6);
  expect(bore?.values[1]).toMatchObject({ value: 16.021, repeated: true, reason: "R10" });
  expect(bore?.reason).toBe("R20");
  expect(depth?.values[0]).toMatchObject({ value: 8.02, source: "typed" });
});

test("hold, rejection, missing record and lapsed qualification stop at the gate", async ({
  page,
}) => {
  await signIn(page);
  await scan(page, "B00015");
  await expect(page.getByRole("alert").filter({ hasText: "On hold" })).toContainText("6100");
  await scan(page, "B00014");
  await expect(page.getByText("rejected this batch")).toBeVisible();
  await scan(page, "B00013");
  await expect(page.getByText("There is no record of the operation before")).toBeVisible();
  await page.locator(".head-person").click();
  await scan(page, "P1002");
  await typePin(page);
  await scan(page, "B00012");
  await expect(page.getByText("You are not qualified")).toBeVisible();
});

test("a record that was signed elsewhere comes by itself; none is missing while it may come", async ({
  page,
}) => {
  await signIn(page);
  await scan(page, "B00013");
  await expect(page.getByText("is here yet")).toBeVisible();
  await expect(page.getByText("comes by itself")).toBeVisible();
  const step = { operation: "OP10", verdict: "pass", by: "赵强", inspected: 20, defects: 0 };
  await page.request.post("/fake/step", { data: { batch: "B00013", step } });
  await expect(page.locator(".card")).toContainText("赵强");
  await page.request.post("/fake/reset", { data: {} });
  await page.request.post("/fake/server", { data: { up: false } });
  await expect(page.getByText("The server is away: what was signed")).toBeVisible();
});

test("where nothing is measured or counted the screen says what the signature confirms", async ({
  page,
}) => {
  await signIn(page);
  await scan(page, "B00013");
  await page.getByRole("button", { name: "Inspect it here" }).click();
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page.getByTestId("nothing")).toContainText("Nothing is measured or counted");
  await page.getByRole("button", { name: "Back" }).click();
  await page.getByRole("button", { name: "Start" }).click();
  await typePin(page);
  await expect(page.getByTestId("stored")).toBeVisible();
  expect((await kept(page)).at(-1)?.content).toMatchObject({
    batch: "B00013",
    operation: "OP10",
    measurements: [],
    verdict: "pass",
  });
  // The gate of the next operation has its record now.
  await scan(page, "B00013");
  await expect(page.locator(".card")).toContainText("李伟");
});

test("a station that was silenced stays so, and another one is heard", async ({ page }) => {
  await signIn(page);
  await page.getByRole("button", { name: "Sound on" }).click();
  await page.reload();
  await expect(page.getByRole("button", { name: "Sound off" })).toBeVisible();
  await page.goto("/station/?station=VS-40");
  await expect(page.getByRole("button", { name: "Sound on" })).toBeVisible();
});

test("codes are told apart, and what is unknown says what it could be", async ({ page }) => {
  await signIn(page);
  const remark = page.locator(".remark");
  await scan(page, "G-050");
  await expect(remark).toContainText("calibration ran out");
  await scan(page, "VS-40");
  await expect(remark).toContainText("station VS-40");
  await scan(page, "P1002");
  await expect(remark).toContainText("badge");
  await scan(page, "B00099");
  await expect(remark).toContainText("looks like a batch");
  await scan(page, "(10)B00013(21)007");
  await expect(page.locator(".batch h1")).toHaveText("B00013");
  // In the middle of a field, too: the scanner's characters do not stay in it.
  await page.goto("/station/");
  await expect(page.locator(".call h1")).toBeVisible();
  await page.getByRole("button", { name: "Type a code" }).click();
  await page.getByRole("textbox").fill("x");
  await page.keyboard.type("B00012");
  await page.keyboard.press("Enter");
  await expect(page.locator(".batch h1")).toHaveText(/B00012|B00013/);
});

test("wrong PINs lock, and say for how long", async ({ page }) => {
  await page.goto("/station/?station=HG-01");
  await expect(page.locator(".call h1")).toBeVisible();
  await scan(page, "P1001");
  for (let i = 0; i < 4; i++) {
    await typePin(page, "1111");
    await expect(page.getByText("This PIN is not right")).toBeVisible();
  }
  await typePin(page, "1111");
  await expect(page.getByText(/Too many wrong PINs. Try again in/)).toBeVisible();
  await typePin(page);
  await expect(page.getByText(/Too many wrong PINs/)).toBeVisible();
  await expect(page.locator(".head-person")).toBeHidden();
});

test("a reload and a closed browser in the middle lose nothing", async ({ page, context }) => {
  await signIn(page);
  await throughTheGate(page, "B00012");
  for (const value of [16.001, 15.998, 16.002]) await measure(page, "bore", value);
  await page.reload();
  await page.getByRole("button", { name: /Go on/ }).click();
  await expect(page.getByTestId("sample")).toContainText("Part 4 of 5");
  await measure(page, "bore", 16.004);
  await page.close({ runBeforeUnload: false });
  const other = await context.newPage();
  await other.goto("/station/");
  await other.getByRole("button", { name: /Go on/ }).click();
  await expect(other.getByTestId("sample")).toContainText("Part 5 of 5");
  await expect(other.locator(".samples b")).toHaveText(["16.001", "15.998", "16.002", "16.004"]);
});

test("with the server away records wait, are counted, and go when it is back", async ({ page }) => {
  await signIn(page);
  await expect(page.locator(".head-link")).toContainText("Server has everything");
  await page.request.post("/fake/server", { data: { up: false } });
  await expect(page.locator(".head-link")).toContainText("Server away");
  await throughTheGate(page, "B00012");
  await page.getByRole("button", { name: "Nonconformance" }).click();
  await page.getByRole("button", { name: /Burr/ }).click();
  await expect(page.getByTestId("label")).toContainText("B00012");
  await expect(page.locator(".head-link")).toContainText("2 records waiting");
  await page.request.post("/fake/server", { data: { up: true } });
  await expect(page.locator(".head-link")).toContainText("Server has everything");
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Later" }).click();
  await scan(page, "B00012");
  const record = (await kept(page)).at(-1);
  expect(record?.content.nonconformance).toEqual({ code: "N02", quantity: 1, hold: true });
});

test("with the box away what is entered stays, and is signed when it is back", async ({ page }) => {
  await signIn(page);
  await throughTheGate(page, "B00012");
  for (const value of [16.001, 15.998, 16.002, 16.0, 15.999]) await measure(page, "bore", value);
  for (const value of [8.01, 8.0, 7.99, 8.02]) await measure(page, "depth", value);
  await page.route("**/api/station/**", (route) => route.abort());
  await expect(page.getByText(/box does not answer since/)).toBeVisible();
  await page.getByRole("button", { name: "Type it" }).click();
  await page.getByRole("textbox").fill("8.00");
  await page.keyboard.press("Enter");
  await typePin(page);
  await expect(page.getByText(/Nothing is lost/)).toBeVisible();
  await page.unroute("**/api/station/**");
  await expect(page.getByText(/box does not answer since/)).toBeHidden();
  await typePin(page);
  await expect(page.getByTestId("stored")).toBeVisible();
  expect((await kept(page)).filter(({ summary }) => summary.kind === "inspection")).toHaveLength(1);
});

test("the app opens with the network down once it has been there", async ({ page, context }) => {
  await signIn(page);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    // The worker keeps the files before it is active.
    while (navigator.serviceWorker.controller === null) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
  await context.setOffline(true);
  await page.reload();
  await expect(page.locator(".head-person")).toContainText("李伟");
  await expect(page.getByText(/box does not answer since/)).toBeVisible();
  await scan(page, "B00012");
  await expect(page.locator(".batch h1")).toHaveText("B00012");
  await context.setOffline(false);
});

test("from the trigger to the verdict on the screen", async ({ page }) => {
  await signIn(page);
  await throughTheGate(page, "B00012");
  const late: number[] = [];
  for (let round = 0; round < 4; round++) {
    for (const value of [16.001, 15.998, 16.002, 16.0]) {
      const wanted = (await page.locator(".samples b").count()) + 1;
      const shown = page.evaluate(async (count) => {
        while (document.querySelectorAll(".samples b").length < count) {
          await new Promise((resolve) => setTimeout(resolve, 4));
        }
        return Date.now();
      }, wanted);
      const answer = await page.request.post("/fake/reading", {
        data: { station: "HG-01", tag: "bore", value },
      });
      late.push((await shown) - (await answer.json()).at);
    }
    for (let left = 4; left > 0; left--) {
      await page.getByRole("button", { name: "Measure again" }).click();
      await page.getByRole("button", { name: /Part was not seated/ }).click();
    }
  }
  late.sort((a, b) => a - b);
  const p95 = late[Math.ceil(late.length * 0.95) - 1] ?? Number.NaN;
  console.log(`verdict after ${late[late.length >> 1]} ms, p95 ${p95} ms`);
  expect(p95).toBeLessThan(process.env.MEASURE === "1" ? 200 : 5000);
});

test("no screen has an accessibility fault, and every target is large enough", async ({ page }) => {
  test.setTimeout(180_000);
  const check = async (where: string) => {
    for (const theme of ["light", "dark"] as const) {
      await page.evaluate((next) => {
        document.documentElement.dataset.theme = next;
      }, theme);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${where} ${theme} ${id}: ${nodes[0]?.html}`),
      ).toEqual([]);
    }
    await fits(page);
  };
  await page.goto("/station/?station=HG-01");
  await expect(page.locator(".call h1")).toBeVisible();
  await check("badge");
  await scan(page, "P1001");
  await check("PIN");
  await typePin(page);
  await expect(page.locator(".head-person")).toBeVisible();
  await check("scan");
  await scan(page, "B00015");
  await check("hold");
  await scan(page, "B00012");
  await check("gate");
  await page.locator("button[data-primary]").click();
  await typePin(page);
  await expect(page.getByTestId("value")).toBeVisible();
  await measure(page, "bore", 16.001);
  await check("measure");
  await measure(page, "bore", 16.03);
  await check("outside");
  await page.getByRole("button", { name: "Nonconformance" }).click();
  await check("nonconformance");
  await page.getByRole("button", { name: "Today" }).click();
  await check("today");
});

/** Nothing is wider than the screen, and every button is at least 56 px. */
async function fits(page: Page) {
  const faults = await page.evaluate(() => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) found.push(`page ${root.scrollWidth} wide`);
    for (const button of document.querySelectorAll("button, .photo span, input:not([type=file])")) {
      const { width, height } = button.getBoundingClientRect();
      if (width > 0 && (width < 55.5 || height < 55.5)) {
        found.push(`${button.textContent} ${width}×${height}`);
      }
    }
    return found;
  });
  expect(faults).toEqual([]);
}
