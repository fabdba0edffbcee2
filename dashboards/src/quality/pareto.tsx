import type { DefectRate } from "../api/types";
import { percent, whole } from "../i18n/format";
import { text } from "../i18n/language";
import { Severity } from "./marks";
import { q } from "./words";

type Defect = DefectRate["defects"][number];

/** Each defect's share of all, and how far one gets with it and those before it. */
export function paretoOf(
  defects: readonly Defect[],
): { defect: Defect; share: number; together: number }[] {
  const total = defects.reduce((sum, defect) => sum + defect.count, 0);
  let sum = 0;
  return defects.map((defect) => {
    sum += defect.count;
    return { defect, share: defect.count / total, together: sum / total };
  });
}

/** The same as figures, with their headings. */
export function paretoRows(defects: readonly Defect[]) {
  const m = q.value.home;
  return [
    [m.defect, m.count, m.cumulative],
    ...paretoOf(defects).map(({ defect, together }) => [
      text({ en: defect.nameEn, zh: defect.nameZh }),
      defect.count,
      together,
    ]),
  ];
}

/** Defects, the most frequent first, as bars that lead to the defect's own chart. */
export function Pareto(props: {
  defects: readonly Defect[];
  address: (code: string) => string;
  chosen: string | undefined;
}) {
  const m = q.value.home;
  if (props.defects.length === 0) return <p class="quiet pad">{m.paretoNone}</p>;
  const rows = paretoOf(props.defects);
  const longest = rows[0]?.share ?? 1;
  return (
    <table class="bars">
      <thead>
        <tr>
          <th>{m.defect}</th>
          <th class="number">{m.count}</th>
          <th class="number">{m.cumulative}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ defect, share, together }) => (
          <tr key={defect.code} aria-current={defect.code === props.chosen || undefined}>
            <td>
              <a href={props.address(defect.code)}>
                {text({ en: defect.nameEn, zh: defect.nameZh })}
              </a>{" "}
              <Severity of={defect.severity} />
              <span class="pareto-bar" style={{ width: `${(100 * share) / longest}%` }} />
            </td>
            <td class="number">{whole(defect.count)}</td>
            <td class="number">{percent(together)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
