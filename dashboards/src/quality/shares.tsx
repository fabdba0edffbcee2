import type { DefectRate } from "../api/types";
import { percent, whole } from "../i18n/format";
import { text } from "../i18n/language";
import { SaveCsv } from "../ui/takeaway";
import { addressOfCut, type Cut } from "./way";
import { q } from "./words";

const SHARE_HEADS = ["inspected", "found", "rate", "lower", "upper"] as const;

/** The next level down, the worst first, each with its interval. */
export function Shares({ rate, cut }: { rate: DefectRate; cut: Cut }) {
  const m = q.value.home;
  const highest = Math.max(...rate.shares.map((share) => share.rate.upper ?? 0), 1e-9);
  const down = rate.below === "operation" ? undefined : rate.below;
  const worst = [...rate.shares].sort((a, b) => (b.rate.value ?? 0) - (a.rate.value ?? 0));
  return (
    <section class="sheet">
      <div class="table-head">
        <h2>{m.below[rate.below]}</h2>
        <SaveCsv
          name={m.below[rate.below]}
          rows={() => [
            [m.below[rate.below], ...SHARE_HEADS.map((head) => m.columns[head])],
            ...worst.map(({ code, nameEn, nameZh, rate: of }) => [
              code === "" ? m.noDepartment : text({ en: nameEn, zh: nameZh }),
              ...[of.inspected, of.found, of.value, of.lower, of.upper],
            ]),
          ]}
        />
      </div>
      <table class="bars">
        <thead>
          <tr>
            <th>
              <span class="unseen">{m.below[rate.below]}</span>
            </th>
            <th class="number">{m.columns.rate}</th>
            <th class="number">{m.columns.inspected}</th>
          </tr>
        </thead>
        <tbody>
          {worst.map((share) => {
            const name =
              share.code === "" ? m.noDepartment : text({ en: share.nameEn, zh: share.nameZh });
            const { value = 0, lower = 0, upper = 0, inspected } = share.rate;
            return (
              <tr key={share.code}>
                <td>
                  {down === undefined || share.code === "" ? (
                    name
                  ) : (
                    <a href={addressOfCut({ ...cut, [down]: share.code })}>{name}</a>
                  )}
                  <span class="whisker" title={m.interval(percent(lower), percent(upper))}>
                    <span
                      class="whisker-span"
                      style={{
                        left: `${(100 * lower) / highest}%`,
                        right: `${100 - (100 * upper) / highest}%`,
                      }}
                    />
                    <span class="whisker-at" style={{ left: `${(100 * value) / highest}%` }} />
                  </span>
                </td>
                <td class="number">{percent(value)}</td>
                <td class="number">{whole(inspected)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
