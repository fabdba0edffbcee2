import { whole } from "../i18n/format";
import { t } from "../i18n/language";

const SLOTS = 30;
const REACH = 4.2;

/** The last standardised means between their control limits, newest at the right. */
export function Sparkline({
  recent,
  width,
  height,
}: {
  recent: number[];
  width: number;
  height: number;
}) {
  const shown = recent.slice(-SLOTS);
  const x = (i: number) => 4 + ((SLOTS - shown.length + i) / (SLOTS - 1)) * (width - 8);
  const y = (z: number) =>
    height / 2 - (Math.max(-REACH, Math.min(REACH, z)) / REACH) * (height / 2 - 3);
  const points = shown.map((z, i) => `${x(i).toFixed(1)},${y(z).toFixed(1)}`);
  const last = shown.at(-1);
  return (
    <svg
      class="spark"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t.value.floor.spark(whole(shown.length))}
    >
      <rect x="0" y={y(3)} width={width} height={y(-3) - y(3)} class="spark-band" />
      <line x1="0" x2={width} y1={y(0)} y2={y(0)} class="spark-center" />
      <polyline points={points.join(" ")} class="spark-line" />
      {shown.map((z, i) =>
        Math.abs(z) > 3 ? (
          <circle key={i} cx={x(i)} cy={y(z)} r="3.2" class="spark-beyond" />
        ) : null,
      )}
      {last !== undefined && Math.abs(last) <= 3 && (
        <circle cx={x(shown.length - 1)} cy={y(last)} r="2.6" class="spark-last" />
      )}
    </svg>
  );
}
