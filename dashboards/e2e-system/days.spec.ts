import { expect, test } from "@playwright/test";
import { ALL, Desk, LOCALES, ownBatch, read } from "./day";

/**
 * Days at work on a whole system: what each office comes for, from signing in to its end, with the
 * clicks and seconds it takes. DAYS=all takes every day in both languages and wants a system with
 * 90 days behind it; a usual run takes the shortest of each office.
 */
for (const locale of LOCALES) {
  test.describe(locale, () => {
    test.use({ locale });
    const zh = locale === "zh-CN";

    test("quality: from the trend down to a signed record", async ({ page }) => {
      test.skip(!ALL, "wants a system with days behind it");
      const desk = new Desk(page, zh);
      await desk.signIn("wang.fang", "quality");
      for (const room of ["department", "line", "part"]) {
        await desk.click(page.locator("section.sheet table a[href*='#/quality?']").first());
        await expect(page).toHaveURL(new RegExp(`${room}=`));
      }
      await desk.click(page.locator("a[href*='#/quality/records/']").first());
      await expect(page.locator("main h1")).toContainText(/\d+/);
      await expect(page.locator(".crumbs [aria-current=page]")).toBeVisible();
      desk.end("trend to record");
    });

    test("quality: a complaint finds its batch and the batch's records", async ({ page }) => {
      const desk = new Desk(page, zh);
      await desk.signIn("wang.fang", "quality/complaints");
      const batch = await ownBatch(page);
      await desk.click(
        page.getByText(desk.say("Record a complaint", "记录投诉"), { exact: true }).first(),
      );
      const form = page.locator(".act[open]");
      await form.locator("input[name=customer]").fill("Hartmann Anlagenbau");
      await form.locator("input[name=batch]").fill(batch.number);
      await form.locator("input[name=due]").fill("2027-12-31");
      await form.locator("textarea[name=said]").fill("two brackets are bent");
      await desk.click(form.locator("button[type=submit]"));
      await expect(page.locator("main h1")).toHaveText(/^C-\d+$/);
      await desk.click(page.getByRole("link", { name: batch.number }));
      await expect(page.locator("main h1")).toHaveText(batch.number);
      await expect(page.locator(".routing li").first()).toBeVisible();
      desk.end("complaint to batch");
    });

    test("quality and the office: a part of the pieces leaves under a concession", async ({
      page,
    }) => {
      test.skip(!ALL, "takes longer than a usual run has");
      const desk = new Desk(page, zh);
      await desk.signIn("wang.fang", "quality/nonconformances");
      const batch = await ownBatch(page);
      await page.goto(`/desk/#/quality/batches/${batch.id}`);
      await desk.click(
        page.getByText(desk.say("Raise a nonconformance", "提出不合格"), { exact: true }).first(),
      );
      const raise = page.locator(".act[open]").last();
      await raise.locator("input[name=quantity]").fill("8");
      await raise.locator("textarea[name=description]").fill("scratches on eight pieces");
      await desk.click(raise.locator("button[type=submit]"));
      await expect(page.locator("main h1")).toHaveText(/^NC-\d+$/);
      const number = await page.locator("main h1").textContent();
      const place = page.url().split("#/")[1] ?? "";
      await page.locator(".next textarea[name=text]").fill("in the red box");
      await desk.click(page.locator(".next button[type=submit]").first());
      await page.locator(".next textarea[name=cause]").fill("loose clamp");
      await desk.click(page.locator(".next button[type=submit]").first());
      await expect(page.locator(".steps [aria-current=step]")).toHaveText(
        desk.say("In review", "评审中"),
      );

      await desk.signIn("zheng.hong", place);
      const next = page.locator(".next");
      await next.locator("select[name=kind]").selectOption("concession");
      await next.locator("input[name=quantity]").fill("3");
      await next.locator("input[name=customerReference]").fill("HA-2026-117");
      await next.locator("input[name=expires]").fill("2027-12-31");
      await next.locator("textarea[name=reason]").fill("no effect on the function");
      await desk.click(
        page.getByRole("button", { name: desk.say("Decide", "处置决定"), exact: true }),
      );
      await desk.sign(number ?? "");
      await page.goto("/desk/#/quality/concessions");
      const row = page.getByRole("row").filter({ hasText: batch.number });
      await expect(row).toContainText("HA-2026-117");
      await expect(row.locator("td.number b")).toHaveText("3");
      desk.end("review and concession");
    });

    test("the office answers what the department said, the manager approves, quality issues", async ({
      page,
    }) => {
      test.skip(!ALL, "wants a system with a month behind it");
      const desk = new Desk(page, zh);
      await desk.signIn("wang.fang", "quality/reports");
      const { reports } = await read(page, "/reports");
      const month = reports.find((each: { kind: string }) => each.kind === "month");
      const drafted = crypto.randomUUID();
      const again = { id: drafted, kind: "month", period: month.period, reason: "figures again" };
      await page.request.post("/api/v1/reports", { data: again });

      await desk.signIn("sun.lei", `quality/reports/${drafted}`);
      await desk.click(page.getByText(desk.say("Comment", "提出意见"), { exact: true }).first());
      const write = page.locator(".act[open]");
      await write.locator("select[name=section]").selectOption("incidents");
      await write.locator("textarea[name=text]").fill("two of these were found by us");
      await desk.click(write.locator("button[type=submit]"));
      await expect(page.locator(".comment")).toContainText("two of these were found by us");

      await desk.signIn("wang.fang", `quality/reports/${drafted}`);
      await desk.click(page.locator(".comment summary"));
      await page.locator(".comment textarea[name=text]").fill("they stay, the text says by whom");
      await desk.click(page.locator(".comment button[type=submit]"));
      await expect(page.locator(".comment-answer")).toBeVisible();

      await desk.signIn("xu.gang", "manager");
      await desk.click(page.locator(`a[href='#/quality/reports/${drafted}']`).first());
      await desk.click(
        page.getByRole("button", { name: desk.say("Approve", "批准"), exact: true }),
      );
      await desk.sign(month.period);
      await desk.signIn("wang.fang", `quality/reports/${drafted}`);
      await desk.click(page.getByRole("button", { name: desk.say("Issue", "发布"), exact: true }));
      await desk.sign(month.period);
      await expect(page.locator(".page-head")).toContainText(desk.say("Issued", "已发布"));
      desk.end("draft to issued report");
    });

    test("chief quality officer: a veto from the manager's page, and its lift", async ({
      page,
    }) => {
      const desk = new Desk(page, zh);
      await desk.signIn("wang.fang", "manager");
      const batch = await ownBatch(page);
      await desk.signIn("zheng.hong", "manager");
      await desk.click(page.locator("summary").filter({ hasText: desk.say("Veto", "一票否决") }));
      const act = page.locator(".act[open]");
      await act.locator("select[name=kind]").selectOption("veto");
      await act.locator("input[name=batch]").fill(batch.number);
      await act.locator("textarea[name=reason]").fill("records and pieces differ in number");
      await desk.click(act.locator("button[type=submit]"));
      await desk.sign(batch.number);
      await page.goto("/desk/#/quality/holds");
      const row = page.getByRole("row").filter({ hasText: batch.number });
      await desk.click(row.locator("summary"));
      await row.locator("[name=reason]").fill("counted again, they agree");
      await desk.click(row.locator("button[type=submit]"));
      await desk.sign(batch.number);
      await expect(row).toHaveCount(0);
      desk.end("veto and lift");
    });

    test("administrator: a person with an office, master data tried dry, the chain verified", async ({
      page,
    }) => {
      const desk = new Desk(page, zh);
      await desk.signIn("admin", "admin/people/new");
      const login = `new.${crypto.randomUUID().slice(0, 8)}`;
      await page.locator("input[name=name]").fill("新人 New Person");
      await page.locator("input[name=login]").fill(login);
      await page.locator("input[name=password]").fill("a long enough word");
      await desk.click(
        page.getByRole("button", { name: desk.say("Add an office", "添加职务"), exact: true }),
      );
      await desk.click(page.locator("main button[type=submit]").first());
      await expect(page.locator("main h1")).toHaveText("新人 New Person");

      await page.goto("/desk/#/admin/master-data");
      const set = await read(page, "/master-data");
      set.defects = [
        { code: "ZZ-9", name: { en: "Test defect", zh: "试验缺陷" }, severity: "minor" },
      ];
      await page
        .locator("input[type=file]")
        .first()
        .setInputFiles({
          name: "set.json",
          mimeType: "application/json",
          buffer: Buffer.from(JSON.stringify({ defects: set.defects })),
        });
      await expect(page.getByText("ZZ-9").first()).toBeVisible();
      expect(JSON.stringify(await read(page, "/master-data"))).not.toContain("ZZ-9");

      await page.goto("/desk/#/admin/quarantine");
      await expect(page.locator("main h1")).toBeVisible();
      await page.goto("/desk/#/admin/audit");
      await desk.click(
        page.getByRole("button", { name: desk.say("Verify the chain", "校验变更链") }),
      );
      await expect(page.getByText(zh ? /^完整：/ : /^Intact: /)).toBeVisible({ timeout: 120_000 });
      desk.end("person, dry run, verify");
    });
  });
}
