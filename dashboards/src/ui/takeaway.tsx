import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { f } from "../app/words";
import { type Cell, toCsv } from "./csv";
import { savePng, saveSvg } from "./picture";
import { fileName, save } from "./save";

/** A drawing, and what it can be taken away as: a picture, and its figures where they are given. */
export function Takeaway(props: {
  name: string;
  /** The figures behind it, with their headings. */
  rows?: () => readonly (readonly Cell[])[];
  children: ComponentChildren;
}) {
  const { name, rows } = props;
  const host = useRef<HTMLDivElement>(null);
  const drawing = () => host.current?.querySelector<SVGSVGElement>("svg[role=img]") ?? undefined;
  const take = (act: (drawing: SVGSVGElement, name: string) => unknown) => () => {
    const found = drawing();
    if (found !== undefined) void act(found, name);
  };
  return (
    <div ref={host} class="takeaway">
      {props.children}
      <p class="takeaway-acts no-print">
        {rows !== undefined && <SaveCsv name={name} rows={rows} />}
        <button type="button" class="plain" onClick={take(savePng)} aria-label={`PNG: ${name}`}>
          PNG
        </button>
        <button type="button" class="plain" onClick={take(saveSvg)} aria-label={`SVG: ${name}`}>
          SVG
        </button>
      </p>
    </div>
  );
}

/** Saves figures for a spreadsheet. */
export function SaveCsv(props: { name: string; rows: () => readonly (readonly Cell[])[] }) {
  const m = f.value.table;
  return (
    <button
      type="button"
      class="plain no-print"
      title={m.csvHint}
      aria-label={`${m.csv}: ${props.name}`}
      onClick={() =>
        save(
          new Blob([toCsv(props.rows())], { type: "text/csv;charset=utf-8" }),
          fileName(props.name, "csv"),
        )
      }
    >
      {m.csv}
    </button>
  );
}
