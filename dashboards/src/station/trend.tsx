import { fixed } from "../i18n/format";
import type { Characteristic } from "./context";
import { t } from "./words";

const W = 1000;
const H = 220;
const RIGHT = 190;
const SHOWN = 20;

/** Means of the last samples between their control limits; the present one is hollow until whole. */
export function Trend(props: {
  characteristic: Characteristic;
  means: readonly number[];
  present: number | undefined;
  whole: boolean;
}) {
  const m = t.value.measure;
  const { characteristic, present } = props;
  const limits = characteristic.limits;
  if (limits === undefined) return null;
  const past = props.means.slice(-SHOWN);
  const shown = present === undefined ? past : [...past, present];
  const least = Math.min(limits.lower, ...shown);
  const most = Math.max(limits.upper, ...shown);
  const room = (most - least) * 0.12;
  const y = (value: number) => H - ((value - least + room) / (most - least + 2 * room)) * H;
  const step = (W - RIGHT - 40) / SHOWN;
  const x = (i: number) => 20 + i * step;
  const line = past.map((value, i) => `${i === 0 ? "M" : "L"}${x(i)} ${y(value)}`).join("");
  const beyond = (value: number) => value < limits.lower || value > limits.upper;
  const figure = present === undefined ? "–" : fixed(present, characteristic.decimals + 1);
  return (
    <figure class="trend">
      <figcaption>{m.trend}</figcaption>
      <svg viewBox={`0 0 ${W} ${H}`} role="img" aria-label={m.trendSentence(past.length, figure)}>
        {(
          [
            [limits.upper, m.ucl, "trend-limit"],
            [limits.center, "x̄", "trend-center"],
            [limits.lower, m.lcl, "trend-limit"],
          ] as const
        ).map(([limit, name, look]) => (
          <g key={name}>
            <line class={look} x1="0" x2={W - RIGHT} y1={y(limit)} y2={y(limit)} />
            <text class="trend-text" x={W - RIGHT + 8} y={y(limit) + 8}>
              {name} {fixed(limit, characteristic.decimals + 1)}
            </text>
          </g>
        ))}
        <path class="trend-line" d={line} />
        {past.map((value, i) => (
          <Point key={x(i)} x={x(i)} y={y(value)} beyond={beyond(value)} hollow={false} />
        ))}
        {present !== undefined && (
          <Point
            x={x(past.length)}
            y={y(present)}
            beyond={props.whole && beyond(present)}
            hollow={!props.whole}
          />
        )}
      </svg>
    </figure>
  );
}

/** A point beyond its limits is a larger triangle, so that its shape tells as well. */
function Point(props: { x: number; y: number; beyond: boolean; hollow: boolean }) {
  const { x, y } = props;
  if (props.beyond) {
    return <path class="trend-point beyond" d={`M${x} ${y - 13}l12 21h-24z`} />;
  }
  return <circle class={props.hollow ? "trend-point hollow" : "trend-point"} cx={x} cy={y} r="6" />;
}
