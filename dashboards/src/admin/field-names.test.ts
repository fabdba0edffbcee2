import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { language } from "../i18n/choice";
import { zone } from "../i18n/format";
import { fieldName, fieldValue } from "./field-names";

const MIGRATIONS = join(__dirname, "../../../ingest-server/src/main/resources/db/migration");
const HAN = /\p{Script=Han}/u;
/** Signs of statistics, which are the same in every language. */
const SIGNS = ["n", "sigma"];

/** The columns of every table whose changes are recorded, as the migrations make them. */
function recordedColumns(): Set<string> {
  const sql = readdirSync(MIGRATIONS)
    .map((name) => readFileSync(join(MIGRATIONS, name), "utf8"))
    .join("\n");
  const columns = new Set<string>();
  for (const [, table] of sql.matchAll(/select audit_table\('(\w+)'/g)) {
    const made = new RegExp(`create table ${table} \\(\\n([\\s\\S]*?)\\n\\);`).exec(sql)?.[1] ?? "";
    for (const [, column] of made.matchAll(/^ {2}(?!primary|foreign|unique|check)(\w+) /gm)) {
      columns.add(column ?? "");
    }
    for (const [, added] of sql.matchAll(new RegExp(`alter table ${table}\\b([^;]*);`, "g"))) {
      for (const [, column] of (added ?? "").matchAll(/add column (\w+)/g))
        columns.add(column ?? "");
    }
  }
  return columns;
}

afterEach(() => {
  language.value = "en";
  zone.value = undefined;
});

test("every field of a recorded change has a Chinese name", () => {
  language.value = "zh-CN";
  const columns = recordedColumns();
  expect(columns.size).toBeGreaterThan(150);
  const nameless = [...columns].filter(
    (column) => !SIGNS.includes(column) && !HAN.test(fieldName(column)),
  );
  expect(nameless).toEqual([]);
});

test("in English a field says its own name", () => {
  expect(fieldName("location_rules")).toBe("location rules");
});

test("values are told as elsewhere on the screens, and words as they were recorded", () => {
  zone.value = "Asia/Shanghai";
  expect(fieldValue("valid_from", "2026-11-20T23:30:00+00:00")).toContain("Nov 21, 2026");
  expect(fieldValue("stale_after", "PT10M")).toBe("10 min");
  expect(fieldValue("retired", "true")).toBe("yes");
  for (const value of ["10.05", "PT", "Bore", "2026-11-20"]) {
    expect(fieldValue("name", value)).toBe(value);
  }
  language.value = "zh-CN";
  expect(fieldValue("severity", "minor")).toBe("轻微");
  expect(fieldValue("state", "in-review")).toBe("评审中");
  expect(fieldValue("name_en", "minor")).toBe("minor");
  expect(fieldValue("description", "1 of 20 pieces inspected do not conform.")).toBe(
    "抽检 20 件，其中 1 件不合格。",
  );
});
