import type { ChartSummary } from "../../api/types";
import { fixed } from "../../i18n/format";
import { t } from "../../i18n/language";
import type { Capability } from "./calls";
import { s } from "./words";

const W = 640;
const H = 220;
const TOP = 26;
const BOTTOM = 24;
/** Half of what a value is wide. */
const HALF_TEXT = 28;

/** A histogram of single values with the normal curve of their mean and s, and the specification. */
export function Distribution({ summary, of }: { summary: ChartSummary; of: Capability }) {
  const { lsl, target, usl, decimals } = summary.characteristic;
  const limits = t.value.chart.limits;
  const { from, width, counts } = of.histogram;
  const end = from + width * counts.length;
  const reach = 4 * of.sigmaOverall;
  const least = Math.min(from, lsl ?? from, of.mean - reach);
  const most = Math.max(end, usl ?? end, of.mean + reach);
  // So that the value of a limit at the very end is not cut.
  const room = ((most - least) * HALF_TEXT) / (W - 2 * HALF_TEXT);
  const x = (value: number) => ((value - least + room) / (most - least + 2 * room)) * W;
  const density = (value: number) => {
    const z = (value - of.mean) / of.sigmaOverall;
    return (
      (of.values * width * Math.exp((-z * z) / 2)) / (of.sigmaOverall * Math.sqrt(2 * Math.PI))
    );
  };
  const highest = Math.max(...counts, of.sigmaOverall > 0 ? density(of.mean) : 0);
  const y = (count: number) => H - BOTTOM - (count / highest) * (H - TOP - BOTTOM);
  const curve =
    of.sigmaOverall > 0
      ? Array.from({ length: 81 }, (_, i) => {
          const value = of.mean + ((i - 40) / 10) * of.sigmaOverall;
          return `${i === 0 ? "M" : "L"}${x(value).toFixed(1)} ${y(density(value)).toFixed(1)}`;
        }).join("")
      : "";
  const lines: [string, number | undefined][] = [
    [limits.lsl, lsl],
    [limits.target, target],
    [limits.usl, usl],
  ];
  return (
    <svg
      class="distribution"
      viewBox={`0 0 ${W} ${H}`}
      role="img"
      aria-label={s.value.capability.picture(fixed(from, decimals), fixed(end, decimals))}
    >
      {counts.map((count, i) => (
        <rect
          key={i}
          class="distribution-bar"
          x={x(from + i * width) + 0.5}
          width={Math.max(0.5, x(from + (i + 1) * width) - x(from + i * width) - 1)}
          y={y(count)}
          height={H - BOTTOM - y(count)}
        />
      ))}
      <path class="distribution-curve" d={curve} />
      <path class="distribution-axis" d={`M0 ${H - BOTTOM}H${W}`} />
      {lines.map(
        ([name, value]) =>
          value !== undefined && (
            <g key={name} class={name === limits.target ? "distribution-target" : ""}>
              <path class="distribution-limit" d={`M${x(value)} ${TOP - 6}V${H - BOTTOM}`} />
              <text x={x(value)} y={TOP - 11} text-anchor="middle">
                {name}
              </text>
              <text x={x(value)} y={H - 6} text-anchor="middle">
                {fixed(value, decimals)}
              </text>
            </g>
          ),
      )}
    </svg>
  );
}
