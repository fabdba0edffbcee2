import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { Desk, LOCALES, read } from "./day";
import { publish } from "./mqtt";

/**
 * What comes up between the days: a tag that measures nothing yet, a message that nobody can read,
 * an action that is overdue, a gauge that is to be judged.
 */

/** Where the system keeps its files, for what only its edge may do. */
const DATA = process.env.GAUGEWIRE_DATA;

const dayAhead = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

for (const locale of LOCALES) {
  test.describe(locale, () => {
    test.use({ locale });
    const zh = locale === "zh-CN";

    test("a tag that waits is found by its name, read, assigned, and its assignment ended", async ({
      page,
    }) => {
      const desk = new Desk(page, zh);
      await desk.signIn("admin", "admin/tags");
      const name = zh ? "live-weight" : "test-pressure-live";
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox").fill(name);
      await expect(page.getByRole("option").first()).toContainText(name);
      await page.keyboard.press("Enter");
      const row = page.locator("tbody tr");
      await expect(row).toHaveCount(1);
      await desk.click(row.getByRole("button", { name: desk.say("Read", "读取"), exact: true }));
      await expect(row.locator("[aria-live]")).toContainText(/\d/);
      await desk.click(row.locator("summary"));
      await row.locator("select[name=characteristic]").selectOption({ index: 0 });
      await row.locator("input[name=from]").fill(`${dayAhead(200)}T06:00`);
      await row.locator("input[name=reason]").fill("a second gauge at this place");
      await desk.click(row.locator("button[type=submit]"));
      await expect(row.locator("td").nth(5)).not.toBeEmpty();
      await desk.click(row.locator("summary"));
      await row.locator("input[name=to]").fill(`${dayAhead(201)}T06:00`);
      await row.locator("input[name=reason]").fill("it was only tried");
      await desk.click(row.locator("button[type=submit]"));
      await expect(row.locator("td").nth(5)).toBeEmpty();
      desk.end("tag assigned and ended");
    });

    test("what cannot be read is set aside, tried again in vain, and discarded with a reason", async ({
      page,
    }) => {
      test.skip(
        DATA === undefined,
        "only an edge may publish; GAUGEWIRE_DATA says where its password is",
      );
      const edge = readFileSync(join(DATA ?? "", "edge/edge.yml"), "utf8");
      const port = Number(/mqtt:\/\/127\.0\.0\.1:(\d+)/.exec(edge)?.[1]);
      const password = readFileSync(join(DATA ?? "", "edge/password"), "utf8").trim();
      const mark = `no parcel ${Date.now()}`;
      const from = { port, user: "demo/hall-1", password };
      await publish(from, "gw/1/demo/hall-1/parcel", Buffer.from(mark));

      const desk = new Desk(page, zh);
      await desk.signIn("admin", "admin/quarantine");
      const row = page.locator("tbody tr").first();
      await expect(row).toContainText(desk.say("Malformed", "格式错误"));
      const acts = row.locator("details.act");
      await desk.click(acts.first().locator("summary"));
      await acts.first().locator("input[name=reason]").fill("once more");
      await desk.click(acts.first().locator("button[type=submit]"));
      await expect(acts.first().getByRole("alert")).toBeVisible();
      await desk.click(acts.last().locator("summary"));
      await acts.last().locator("input[name=reason]").fill(mark);
      await desk.click(acts.last().locator("button[type=submit]"));
      await desk.click(page.getByRole("button", { name: desk.say("Discarded", "已放弃") }));
      await expect(page.locator("tbody")).toContainText(mark);
      desk.end("quarantine");
    });

    test("an overdue action waits in the bell of its owner and is done, then verified by another", async ({
      page,
    }) => {
      const desk = new Desk(page, zh);
      await desk.signIn("wang.fang", "quality/actions");
      const { actions } = await read(page, "/actions?open=true");
      const open = actions
        .filter((each: { state: string }) => each.state === "open")
        .sort((x: { due: string }, y: { due: string }) => x.due.localeCompare(y.due));
      test.skip(open.length === 0, "no action is open: it wants a system with days behind it");
      const { number, owner, verifier, text, due } = open[0];
      await desk.signIn(owner, "quality");
      await desk.click(page.locator(".bell-button"));
      const mine = `.bell-list a[href$="action=${number}"]`;
      await desk.click(page.locator(mine));
      const row = page.locator("tbody tr");
      await expect(row).toHaveCount(1);
      await expect(row).toContainText(text);
      if (Date.parse(due) < Date.now()) {
        await expect(row).toContainText(desk.say("over", "超时"));
      }
      await desk.click(row.locator("summary"));
      await row.locator("textarea[name=evidence]").fill("photo of the new fixture");
      await desk.click(row.locator("button[type=submit]"));
      await expect(row.locator("summary")).toHaveCount(0);
      await desk.signIn(verifier, "quality");
      await desk.click(page.locator(".bell-button"));
      await desk.click(page.locator(mine));
      await desk.click(row.locator("summary"));
      await row.locator("textarea[name=outcome]").fill("twenty pieces without a chip");
      await desk.click(row.locator("button[type=submit]"));
      await expect(row.locator("summary")).toHaveCount(0);
      const after = await read(page, "/actions");
      expect(after.actions.find((each: { number: number }) => each.number === number).state).toBe(
        "verified",
      );
      desk.end("overdue action");
    });

    test("a gauge is studied: planned, measured live run by run, judged and signed", async ({
      page,
    }) => {
      test.setTimeout(300_000);
      const desk = new Desk(page, zh);
      await desk.signIn("zhou.min", "quality/gauges/G-050");
      await desk.click(
        page.getByText(desk.say("Plan a study", "制定分析计划"), { exact: true }).first(),
      );
      const plan = page.locator(".act[open]");
      await plan.locator("select[name=characteristic]").selectOption("unit-weight");
      await plan.locator("textarea[name=parts]").fill("A\nB\nC");
      for (const name of ["李伟", "Anna Berg"]) {
        await desk.click(plan.getByRole("checkbox", { name }));
      }
      await plan.locator("input[name=trials]").fill("2");
      await plan.locator("input[name=reason]").fill("yearly study of the scale");
      await desk.click(plan.locator("button[type=submit]"));
      const next = page.getByTestId("next-run");
      for (let run = 1; run <= 12; run++) {
        await expect(next).toContainText(desk.say(`Run ${run} of 12`, `第 ${run} 次，共 12 次`));
        await desk.click(next.locator("button.button-first").first());
        await expect(next.getByRole("alert")).toHaveCount(0);
      }
      const result = page.getByTestId("study-result");
      await expect(result.getByRole("img")).toHaveCount(4);
      await expect(result).toContainText("%");
      await desk.click(
        page.getByText(desk.say("Conclude and sign", "结论并签名"), { exact: true }).first(),
      );
      const conclude = page.locator(".act[open]");
      await conclude.locator("select[name=verdict]").selectOption("conditional");
      await conclude.locator("textarea[name=words]").fill("parts of one kind only");
      await desk.click(conclude.locator("button[type=submit]"));
      await desk.sign("G-050");
      await expect(page.getByRole("main")).toContainText(desk.say("conditionally", "有条件"));
      desk.end("gauge study");
    });
  });
}
