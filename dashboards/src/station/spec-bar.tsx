import { fixed } from "../i18n/format";
import { unitSign } from "../i18n/unit";
import type { Characteristic } from "./context";
import { judge } from "./judge";
import { scaleOf } from "./scale";
import { t } from "./words";

const W = 1000;
const H = 150;
const TOP = 52;
const THICK = 44;

/** Specification as a bar, control limits on it, and where the value lies. */
export function SpecBar(props: { characteristic: Characteristic; value: number | undefined }) {
  const m = t.value.measure;
  const { characteristic, value } = props;
  const scale = scaleOf(characteristic);
  if (scale === undefined) return null;
  const x = (at: number) => 30 + scale.at(at) * (W - 60);
  const { lower, upper, target } = characteristic.specification;
  const from = lower === undefined ? 0 : x(Number(lower));
  const to = upper === undefined ? W : x(Number(upper));
  const place = value === undefined ? undefined : judge(value, characteristic);
  const limits = characteristic.limits;
  return (
    <svg class="spec-bar" viewBox={`0 0 ${W} ${H}`} role="img" aria-label={label(characteristic)}>
      <rect class="bar-out" x="0" y={TOP} width={W} height={THICK} />
      <rect class="bar-in" x={from} y={TOP} width={to - from} height={THICK} />
      {limits && (
        <>
          <rect
            class="bar-limits"
            x={x(limits.lower)}
            y={TOP + 10}
            width={x(limits.upper) - x(limits.lower)}
            height={THICK - 20}
          />
          {[limits.lower, limits.upper].map((limit) => (
            <line
              key={limit}
              class="bar-limit"
              x1={x(limit)}
              x2={x(limit)}
              y1={TOP}
              y2={TOP + THICK}
            />
          ))}
        </>
      )}
      {[
        [lower, m.lower],
        [upper, m.upper],
      ].map(
        ([limit, name]) =>
          limit !== undefined && (
            <g key={name}>
              <line
                class="bar-spec"
                x1={x(Number(limit))}
                x2={x(Number(limit))}
                y1={TOP - 6}
                y2={TOP + THICK + 6}
              />
              <text class="bar-text" x={x(Number(limit))} y={H - 22} text-anchor="middle">
                {name} {fixed(Number(limit), characteristic.decimals)}
              </text>
            </g>
          ),
      )}
      {target !== undefined && (
        <text class="bar-text quiet" x={x(Number(target))} y={H - 22} text-anchor="middle">
          {fixed(Number(target), characteristic.decimals)}
        </text>
      )}
      {value !== undefined && (
        <g class={place === "inside" ? "bar-value" : "bar-value bad"}>
          <path d={`M${x(value)} ${TOP + 6}l-20 -40h40z`} />
          <line x1={x(value)} x2={x(value)} y1={TOP} y2={TOP + THICK} />
        </g>
      )}
    </svg>
  );
}

function label(characteristic: Characteristic): string {
  const m = t.value.measure;
  const { lower, upper } = characteristic.specification;
  return `${m.specification}: ${lower ?? "−∞"} … ${upper ?? "+∞"} ${unitSign(characteristic.unit)}`;
}
