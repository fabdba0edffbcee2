import { expect, test } from "@playwright/test";
import { ALL, Desk, LOCALES, read } from "./day";

/**
 * A process engineer's morning as one walk: the worst chart first, its cause, an answer, a remark,
 * new limits that somebody else approves, capability, and a study of the gauge.
 */

/** A chart whose limits were revised has too few subgroups under the new ones for the next walk. */
const revised = new Set<string>();
const RUNS = 8;

for (const locale of LOCALES) {
  test.describe(locale, () => {
    test.use({ locale, viewport: { width: 1366, height: 768 } });
    const zh = locale === "zh-CN";

    test("an engineer's morning, from the worst chart to a judged gauge", async ({ page }) => {
      test.skip(!ALL, "wants a system with days behind it");
      test.setTimeout(600_000);
      const desk = new Desk(page, zh);
      await desk.signIn("zhou.min", "");

      // The worst stands first; one whose signal nobody has answered is worth the morning.
      await expect(page.locator(".tile").first()).toBeVisible();
      await desk.look("01-floor");
      const worst = await worstOf(page);
      await desk.click(page.locator(`.tile[href$="#/charts/${worst}"]`));
      await expect(page.getByTestId("sentence")).not.toBeEmpty();
      await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
      await desk.look("02-chart");

      // Where it comes from: the newest signal, then parted by shift, then beside another chart.
      await desk.click(page.locator(".signal-row").first());
      await expect(page.getByTestId("readout").locator("b").first()).not.toBeEmpty();
      const strata = page.getByTestId("strata");
      await strata.scrollIntoViewIfNeeded();
      await desk.choose(strata.getByRole("combobox"), "shift");
      await expect(strata.locator("tbody tr").first()).toBeVisible();
      await desk.look("03-parted");
      const compare = page.getByTestId("compare");
      await desk.choose(compare.getByRole("combobox"), { index: 1 });
      await expect(compare.getByRole("img")).toBeVisible();
      await compare.scrollIntoViewIfNeeded();
      await desk.look("04-compared");

      // Cause and action by their codes, and in words.
      const answers = page.getByTestId("answers");
      await answers.scrollIntoViewIfNeeded();
      const event = answers.locator(".answer").first();
      const named = (await event.locator("b").first().textContent()) ?? "";
      await desk.choose(event.locator("select[name=causeCode]"), { index: 1 });
      await desk.choose(event.locator("select[name=actionCode]"), { index: 1 });
      await event.locator("textarea[name=cause]").fill("flank wear after 900 parts");
      await event.locator("textarea[name=reaction]").fill("insert changed, first part checked");
      await desk.look("05-answer");
      await desk.click(event.locator("button[type=submit]"));
      await expect(answers.locator(".answered").first()).toBeVisible();
      await expect(answers).not.toContainText(named);

      // A remark at the newest subgroup; the letters typed are no keys of the chart.
      await page.locator(".plots").focus();
      await page.keyboard.press("End");
      await page.keyboard.press("Enter");
      const acts = page.locator(".subgroup-acts");
      await desk.click(acts.locator("summary").first());
      const words = `insert [t] changed ${Date.now()}`;
      await acts.locator("textarea[name=text]").pressSequentially(words);
      await desk.look("06-remark");
      await desk.click(acts.locator("form").first().locator("button[type=submit]"));
      await expect(page.getByTestId("remarks")).toContainText(words);
      await expect(page).toHaveURL(new RegExp(`charts/${worst}(\\?|$)`));

      // Limits from what is shown: previewed, proposed with a reason, approved by somebody else.
      const limits = page.getByTestId("limits");
      await limits.scrollIntoViewIfNeeded();
      await desk.click(limits.locator("form").nth(1).locator("button[type=submit]"));
      const reason = `new insert ${Date.now()}`;
      await limits.locator("input[name=reason]").fill(reason);
      await desk.look("07-limits");
      await desk.click(limits.locator("form").nth(2).locator("button[type=submit]"));
      await desk.sign(reason);
      await expect(page.getByTestId("waiting")).toContainText(reason);
      await desk.signIn("wang.fang", "quality");
      await desk.click(page.locator(".bell-button"));
      await desk.look("08-bell");
      await desk.click(page.locator(`.bell-list a[href*="#/charts/${worst}"]`).first());
      await desk.click(page.getByTestId("waiting").locator(".button-first"));
      await desk.sign(reason);
      await expect(page.locator(".side .version").first()).toContainText(reason);
      await desk.look("09-approved");
      revised.add(worst);

      // Capability of the whole part on one page.
      await desk.signIn("zhou.min", `charts/${worst}`);
      await expect(page.getByTestId("capability").getByRole("row", { name: "Ppk" })).toBeVisible();
      await page.getByTestId("capability").scrollIntoViewIfNeeded();
      await desk.look("10-capability");
      await desk.click(page.locator(".crumbs a[href='#/charts']").first());
      await desk.click(page.locator("a[href^='#/charts/capability']"));
      await expect(page.locator(".report-findings").first()).toContainText("Ppk");
      await desk.look("11-report");

      // The gauge.
      await desk.click(page.locator(".rail a[href='#/quality']"));
      await desk.click(page.locator(".rooms a[href='#/quality/gauges']"));
      await desk.click(page.locator("tbody a[href$='gauges/G-050']"));
      await desk.click(
        page.getByText(desk.say("Plan a study", "制定分析计划"), { exact: true }).first(),
      );
      const plan = page.locator(".act[open]");
      await desk.choose(plan.locator("select[name=characteristic]"), "unit-weight");
      await plan.locator("textarea[name=parts]").fill("A\nB");
      for (const name of ["李伟", "Anna Berg"]) {
        await desk.click(plan.getByRole("checkbox", { name }));
      }
      await plan.locator("input[name=trials]").fill("2");
      await plan.locator("input[name=reason]").fill("the scale after the repair");
      await desk.look("12-plan");
      await desk.click(plan.locator("button[type=submit]"));
      const next = page.getByTestId("next-run");
      for (let run = 1; run <= RUNS; run++) {
        const turn = desk.say(`Run ${run} of ${RUNS}`, `第 ${run} 次，共 ${RUNS} 次`);
        await expect(next).toContainText(turn);
        await desk.click(next.locator("button.button-first").first());
      }
      await expect(page.getByTestId("study-result").getByRole("img")).toHaveCount(4);
      await desk.look("13-study");
      await desk.click(
        page.getByText(desk.say("Conclude and sign", "结论并签名"), { exact: true }).first(),
      );
      const conclude = page.locator(".act[open]");
      await desk.choose(conclude.locator("select[name=verdict]"), "conditional");
      await conclude.locator("textarea[name=words]").fill("parts of one kind only");
      await desk.click(conclude.locator("button[type=submit]"));
      await desk.sign("G-050");
      await expect(page.getByRole("main")).toContainText(desk.say("conditionally", "有条件"));
      await desk.look("14-judged");
      desk.end("an engineer's morning, from the worst chart to a judged gauge");
    });
  });
}

/** Of the charts as they stand on the floor, the first with a signal that waits for an answer. */
async function worstOf(page: Parameters<typeof read>[0]): Promise<string> {
  const tiles = await page
    .locator(".tile")
    .evaluateAll((all) => all.map((tile) => tile.getAttribute("href")?.split("/").at(-1) ?? ""));
  for (const id of tiles) {
    if (revised.has(id)) continue;
    const { events } = await read(page, `/process-events?chart=${id}&open=true`);
    if (events.length > 0) return id;
  }
  throw new Error("no chart has a signal that waits for an answer");
}
