import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { f } from "../app/words";
import { whole } from "../i18n/format";
import { language } from "../i18n/language";
import { toCsv } from "./csv";
import { fileName, save } from "./save";
import { Scroll } from "./scroll";

/** One column: what it is sorted and exported by, and how it looks. */
export type Column<T> = {
  key: string;
  head: string;
  value: (row: T) => string | number | undefined;
  show?: (row: T) => ComponentChildren;
  number?: boolean;
  /** Only in the file: on the screen it stands in the cell of another. */
  fileOnly?: boolean;
};

type Order = { key: string; down: boolean };

/** Rows that can be sorted by every column and saved as CSV. */
export function Table<T>(props: {
  name: string;
  rows: readonly T[];
  id: (row: T) => string;
  columns: readonly Column<T>[];
  empty?: string;
  /** The place of the heading, where the table has one of its own. */
  titled?: boolean;
  more?: (() => void) | undefined;
}) {
  const order = useSignal<Order | undefined>(undefined);
  const m = f.value.table;
  if (props.rows.length === 0) {
    return (
      <section class="table-none sheet" aria-label={props.name}>
        {props.titled && <h2>{props.name}</h2>}
        <p class="quiet">{props.empty ?? m.none}</p>
      </section>
    );
  }
  const rows = inOrder(props.rows, props.columns, order.value, language.value);
  const shown = props.columns.filter((column) => column.fileOnly !== true);
  return (
    <div class="sheet table">
      <div class="table-head">
        {props.titled && <h2>{props.name}</h2>}
        <span class="quiet">{rows.length === 1 ? m.row : m.rows(whole(rows.length))}</span>
        <span class="room" />
        <button
          type="button"
          class="plain"
          title={m.csvHint}
          onClick={() => save(csvOf(props.columns, rows), fileName(props.name, "csv"))}
        >
          {m.csv}
        </button>
      </div>
      <Scroll label={props.name}>
        <table>
          <thead>
            <tr>
              {shown.map((column) => (
                <Head
                  key={column.key}
                  column={column}
                  order={order.value}
                  onSort={(next) => {
                    order.value = next;
                  }}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={props.id(row)}>
                {shown.map((column) => (
                  <td key={column.key} class={column.number ? "number" : ""}>
                    {column.show ? column.show(row) : column.value(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {props.more && (
        <button type="button" class="button table-more" onClick={props.more}>
          {m.more}
        </button>
      )}
    </div>
  );
}

function Head<T>(props: {
  column: Column<T>;
  order: Order | undefined;
  onSort: (order: Order | undefined) => void;
}) {
  const { key, head, number } = props.column;
  if (head === "") {
    return (
      <th>
        <span class="unseen">{f.value.table.acts}</span>
      </th>
    );
  }
  const mine = props.order?.key === key ? props.order : undefined;
  const next =
    mine === undefined ? { key, down: false } : mine.down ? undefined : { key, down: true };
  return (
    <th
      class={number ? "number" : ""}
      aria-sort={mine === undefined ? "none" : mine.down ? "descending" : "ascending"}
    >
      <button type="button" class="sort" onClick={() => props.onSort(next)}>
        {head}
        <span aria-hidden="true">{mine === undefined ? "" : mine.down ? " ▾" : " ▴"}</span>
      </button>
    </th>
  );
}

/** Rows in an order; what has no value comes last either way, and equals stay as they were. */
export function inOrder<T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  order: Order | undefined,
  language: string,
): readonly T[] {
  const column = columns.find((each) => each.key === order?.key);
  if (order === undefined || column === undefined) return rows;
  const words = new Intl.Collator(language, { numeric: true });
  const sign = order.down ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [column.value(a), column.value(b)];
    if (x === undefined || y === undefined)
      return Number(x === undefined) - Number(y === undefined);
    if (typeof x === "number" && typeof y === "number") return sign * (x - y);
    return sign * words.compare(String(x), String(y));
  });
}

/** Columns without a heading hold acts and say nothing in a file. */
function csvOf<T>(all: readonly Column<T>[], rows: readonly T[]): Blob {
  const columns = all.filter(({ head }) => head !== "");
  const lines = rows.map((row) => columns.map((column) => column.value(row)));
  return new Blob([toCsv([columns.map((column) => column.head), ...lines])], {
    type: "text/csv;charset=utf-8",
  });
}
