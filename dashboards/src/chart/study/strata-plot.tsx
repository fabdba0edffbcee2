import type { ChartSummary } from "../../api/types";
import { fixed } from "../../i18n/format";
import { t } from "../../i18n/language";
import { ticks } from "../sketch";
import type { Stratum } from "./calls";
import { s } from "./words";

const H = 260;
const TOP = 12;
const BOTTOM = 40;
const LEFT = 72;
const RIGHT = 56;
const LEAST_WIDTH = 640;
const SLOT = 64;

/** Strips side by side: single readings, the middle half, the mean; and the specification. */
export function StrataPlot({ summary, strata }: { summary: ChartSummary; strata: Stratum[] }) {
  const { lsl, usl, decimals } = summary.characteristic;
  const names = t.value.chart.limits;
  const ends = strata.flatMap(({ quartiles }) => [quartiles[0], quartiles[4]]);
  const values = [...ends, lsl, usl].filter((value) => value !== undefined);
  const least = Math.min(...values);
  const most = Math.max(...values);
  const air = (most - least || 1) * 0.05;
  const width = Math.max(LEAST_WIDTH, LEFT + RIGHT + strata.length * SLOT);
  const slot = (width - LEFT - RIGHT) / Math.max(1, strata.length);
  const y = (value: number) =>
    TOP + ((most + air - value) / (most - least + 2 * air)) * (H - TOP - BOTTOM);
  return (
    <div class="scroll">
      <svg
        class="strata-plot"
        viewBox={`0 0 ${width} ${H}`}
        style={{ width: `${width}px` }}
        role="img"
        aria-label={s.value.strata.picture}
      >
        {ticks(least, most, 5).map((value) => (
          <g key={value}>
            <path class="strata-grid" d={`M${LEFT} ${y(value)}H${width - RIGHT}`} />
            <text x={LEFT - 6} y={y(value) + 4} text-anchor="end">
              {fixed(value, decimals)}
            </text>
          </g>
        ))}
        {strata.map((stratum, i) => (
          <Strip key={stratum.key} of={stratum} x={LEFT + (i + 0.5) * slot} slot={slot} y={y} />
        ))}
        {(
          [
            [names.lsl, lsl],
            [names.usl, usl],
          ] as const
        ).map(
          ([name, value]) =>
            value !== undefined && (
              <g key={name}>
                <path class="distribution-limit" d={`M${LEFT} ${y(value)}H${width - RIGHT}`} />
                <text x={width - RIGHT + 6} y={y(value) + 4}>
                  {name}
                </text>
              </g>
            ),
        )}
      </svg>
    </div>
  );
}

function Strip(props: { of: Stratum; x: number; slot: number; y: (value: number) => number }) {
  const { of, x, slot, y } = props;
  const half = Math.min(18, slot * 0.36);
  const [, lower = 0, middle = 0, upper = 0] = of.quartiles;
  const label = of.key || s.value.strata.unknown;
  const room = Math.max(3, Math.floor(slot / 7));
  return (
    <g>
      {of.some.map((value, i) => (
        <circle
          key={i}
          class="strata-dot"
          cx={x + half * (((i * 0.618) % 1) * 1.6 - 0.8)}
          cy={y(value)}
          r="1.6"
        />
      ))}
      <rect
        class="strata-box"
        x={x - half}
        width={2 * half}
        y={y(upper)}
        height={Math.max(1, y(lower) - y(upper))}
      />
      <path class="strata-median" d={`M${x - half} ${y(middle)}h${2 * half}`} />
      <path class="strata-mean" d={`M${x} ${y(of.mean) - 5}l5 5l-5 5l-5 -5z`} />
      <text x={x} y={H - BOTTOM + 18} text-anchor="middle">
        <title>{label}</title>
        {label.length > room ? `…${label.slice(-room + 1)}` : label}
      </text>
      <text class="strata-n" x={x} y={H - BOTTOM + 34} text-anchor="middle">
        n = {of.n}
      </text>
    </g>
  );
}
