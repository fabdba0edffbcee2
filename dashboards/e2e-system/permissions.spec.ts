import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";

/**
 * The table of docs/permissions.md, held against what each office is offered on a whole system.
 * Only with DAYS=all: it opens every page for every office.
 */
const PASSWORD = "virtual-plant";
const OFFICES = {
  Inspector: "li.wei",
  "Process engineer": "zhou.min",
  "Quality department": "wang.fang",
  "Department head": "sun.lei",
  "Plant manager": "xu.gang",
  "General manager": "lin.zhiyuan",
  "Chief quality officer": "zheng.hong",
  Administrator: "admin",
  Auditor: "auditor",
} as const;

type Office = keyof typeof OFFICES;

/** What the table allows each office, by the permission's key. */
function table(): Map<Office, Set<string>> {
  const text = readFileSync(new URL("../../docs/permissions.md", import.meta.url), "utf8");
  const rows = text
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const [head = [], , ...permissions] = rows;
  const allowed = new Map<Office, Set<string>>();
  head.forEach((title, column) => {
    const office = (Object.keys(OFFICES) as Office[]).find((each) => title.startsWith(`${each} `));
    if (office === undefined) return;
    const keys = permissions
      .filter((row) => row[column] === "yes")
      .map((row) => /`(.+)`/.exec(row[0] ?? "")?.[1] ?? "");
    allowed.set(office, new Set(keys));
  });
  return allowed;
}

type Offered = {
  at: string;
  act: RegExp;
  permission: string;
  /** What the act asks of the server; absent where what is sent decides, not where. */
  asks?: string;
};

/** Where each act is offered, as it is called there. */
async function acts(page: Page): Promise<Offered[]> {
  const read = async (path: string) => (await page.request.get(`/api/v1${path}`)).json();
  const { parts } = await read("/master-data");
  const batch = crypto.randomUUID();
  const number = `MAY-${batch.slice(0, 8)}`;
  const opened = { id: batch, number, part: parts[0].code, quantity: 4 };
  expect((await page.request.post("/api/v1/batches", { data: opened })).status()).toBe(201);
  const { objectives } = await read("/objectives");
  const { gauges } = await read("/gauges");
  const { people } = await read("/people");
  const { inspections } = await read("/inspections?limit=1");
  const offered: Offered[] = [
    {
      at: "quality/nonconformances",
      act: /^Raise a nonconformance$/,
      permission: "raise",
      asks: "POST /nonconformances",
    },
    { at: "quality/holds", act: /^Put on hold/, permission: "hold", asks: "POST /holds" },
    {
      at: `quality/batches/${batch}`,
      act: /^Release$/,
      permission: "release",
      asks: `POST /batches/${batch}/release`,
    },
    { at: `quality/batches/${batch}`, act: /Veto$/, permission: "veto" },
    {
      at: "quality/objectives",
      act: /^Set an objective$/,
      permission: "edit-objective",
      asks: "POST /objectives",
    },
    {
      at: `quality/objectives/${objectives[0].id}`,
      act: /^Give the reason$/,
      permission: "explain-objective",
      asks: `POST /objectives/${objectives[0].id}/reasons`,
    },
    {
      at: "quality/complaints",
      act: /^Record a complaint$/,
      permission: "hear-customer",
      asks: "POST /complaints",
    },
    {
      at: `quality/gauges/${gauges[0].gauge.code}`,
      act: /^Record a calibration$/,
      permission: "calibrate",
      asks: `POST /gauges/${gauges[0].gauge.code}/calibrations`,
    },
    { at: "quality/plans", act: /^Write a version$/, permission: "make-plan", asks: "POST /plans" },
    {
      at: "quality/reports",
      act: /^Draft a report$/,
      permission: "prepare-report",
      asks: "POST /reports",
    },
    { at: "admin/people", act: /^Add a person$/, permission: "edit-people", asks: "POST /people" },
    {
      at: `admin/people/${people[0].id}`,
      act: /^Qualify for an operation$/,
      permission: "qualify",
      asks: "POST /qualifications",
    },
    {
      at: "admin/tags",
      act: /^(Assign|End)$/,
      permission: "assign-tag",
      asks: "POST /tags/1/bindings",
    },
    {
      at: "admin/master-data",
      act: /^Choose a file$/,
      permission: "edit-master-data",
      asks: "POST /master-data",
    },
    { at: "charts", act: /^Begin a chart$/, permission: "edit-chart" },
    {
      at: "admin/audit",
      act: /^Verify the chain$/,
      permission: "read-audit",
      asks: "GET /audit/verdict",
    },
  ];
  if (inspections?.[0] !== undefined) {
    const at = `quality/records/${inspections[0].id}`;
    const asks = `POST /inspections/${inspections[0].id}/void`;
    offered.push({ at, act: /^Declare void$/, permission: "void", asks });
  }
  return offered;
}

async function signIn(page: Page, office: Office) {
  const by = { login: OFFICES[office], password: PASSWORD };
  const session = await page.request.post("/api/v1/session", { data: by });
  expect(session.ok()).toBe(true);
  return (await session.json()) as { permissions: string[] };
}

/** The server's own answer, to whoever finds the way around the screens. */
async function isRefused(page: Page, asks: string): Promise<boolean> {
  const [method, path] = asks.split(" ");
  const data = method === "GET" ? {} : { data: {} };
  return (
    (await page.request.fetch(`/api/v1${path}`, { method: method ?? "", ...data })).status() === 403
  );
}

test("each office is offered exactly what the permission table allows it", async ({ page }) => {
  test.skip(process.env.DAYS !== "all", "takes longer than a usual run has");
  test.setTimeout(600_000);
  const allowed = table();
  expect(allowed.size).toBe(Object.keys(OFFICES).length);
  await signIn(page, "Quality department");
  const offered = await acts(page);
  const wrong: string[] = [];
  for (const [office, may] of allowed) {
    const session = await signIn(page, office);
    expect([...session.permissions].sort(), office).toEqual([...may].sort());
    for (const { at, act, permission, asks } of offered) {
      // Of what an office may do, an empty request is refused for another reason.
      if (asks !== undefined && (await isRefused(page, asks)) === may.has(permission)) {
        wrong.push(`${asks} ${may.has(permission) ? "refuses" : "lets in"} ${office}`);
      }
      await page.goto("about:blank");
      await page.goto(`/desk/#/${at}`);
      await expect(page.locator("main h1, main .notice").first()).toBeVisible();
      await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
      const seen = await page
        .locator("main summary.button, main button, main a.button, main label.button")
        .filter({ hasText: act })
        .count();
      if (seen > 0 !== may.has(permission)) {
        wrong.push(`${office} ${seen > 0 ? "sees" : "misses"} ${permission} at ${at}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});
