import { expect, test } from "vitest";
import { toCsv } from "./csv";
import { type Column, inOrder } from "./table";

type Row = { name: string; count: number | undefined };
const rows: Row[] = [
  { name: "B-10", count: 3 },
  { name: "B-9", count: undefined },
  { name: "b-2", count: 12 },
  { name: "B-9", count: 1 },
];
const columns: Column<Row>[] = [
  { key: "name", head: "Name", value: (row) => row.name },
  { key: "count", head: "Count", value: (row) => row.count },
];
const order = (key: string, down: boolean) =>
  inOrder(rows, columns, { key, down }, "en").map((row) => `${row.name} ${row.count}`);

test("numbers in names count as numbers, equals stay as they were", () => {
  expect(order("name", false)).toEqual(["b-2 12", "B-9 undefined", "B-9 1", "B-10 3"]);
});

test("what has no value comes last either way", () => {
  expect(order("count", false)).toEqual(["B-9 1", "B-10 3", "b-2 12", "B-9 undefined"]);
  expect(order("count", true)).toEqual(["b-2 12", "B-10 3", "B-9 1", "B-9 undefined"]);
});

test("without an order the rows stay as they came", () => {
  expect(inOrder(rows, columns, undefined, "en")).toBe(rows);
});

test("a file keeps quotes, and no text becomes a formula", () => {
  expect(toCsv([["a,b", 'say "x"', "=1+1", 1.5, undefined]])).toBe(
    '\uFEFF"a,b","say ""x""",\'=1+1,1.5,\r\n',
  );
});
