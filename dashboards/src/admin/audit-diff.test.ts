import { expect, test } from "vitest";
import { changesOf } from "./audit-diff";

test("only what differs is shown, also what came and what went", () => {
  const before = JSON.stringify({ id: "1", state: "open", left: 10, note: "x" });
  const after = JSON.stringify({ id: "1", state: "hold", left: 10, reason: null, by: "li" });
  expect(changesOf(before, after)).toEqual([
    { field: "state", before: "open", after: "hold" },
    { field: "note", before: "x", after: "" },
    { field: "by", before: "", after: "li" },
  ]);
});

test("a record that was added has no before, and what is no JSON is shown as it is", () => {
  expect(changesOf(undefined, '{"code":"P"}')).toEqual([{ field: "code", before: "", after: "P" }]);
  expect(changesOf("{broken", undefined)).toEqual([{ field: "", before: "{broken", after: "" }]);
});
