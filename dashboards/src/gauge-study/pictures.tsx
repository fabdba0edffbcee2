import { fixed } from "../i18n/format";
import { personName } from "../quality/names";
import { Takeaway } from "../ui/takeaway";
import type { Crossed, StudySheet } from "./calls";
import { g } from "./words";

const W = 560;
const H = 240;
const LEFT = 62;
const BOTTOM = 40;
const TOP = 14;
const BARS = ["grr", "repeatability", "reproducibility", "part-to-part"] as const;
const SHAPES = ["M-4 0L0 -4L4 0L0 4Z", "M-3.5 -3.5H3.5V3.5H-3.5Z", "M0 -4.5L4 3H-4Z"];

type Value = { part: string; appraiser: string; value: number };

const meanOf = (values: readonly Value[]) =>
  values.reduce((sum, { value }) => sum + value, 0) / Math.max(1, values.length);

/** The pictures of a study of repeatability and reproducibility (AIAG MSA, fourth edition). */
export function CrossedPictures(props: { sheet: StudySheet; components: Crossed["components"] }) {
  const m = g.value;
  const { sheet } = props;
  const left = new Set(sheet.parts.filter(({ leftOut }) => leftOut).map(({ label }) => label));
  const values: Value[] = sheet.runs.flatMap(({ part, appraiser, value }) =>
    value === undefined || left.has(part) ? [] : [{ part, appraiser, value }],
  );
  const parts = sheet.parts.map(({ label }) => label).filter((label) => !left.has(label));
  const decimals = sheet.decimals ?? 3;
  return (
    <div class="study-pictures">
      <Components components={props.components} />
      <Groups
        title={m.byPart}
        names={parts}
        decimals={decimals}
        all={values}
        of={(name) => values.filter(({ part }) => part === name)}
      />
      <Groups
        title={m.byAppraiser}
        names={sheet.appraisers}
        label={personName}
        decimals={decimals}
        all={values}
        of={(name) => values.filter(({ appraiser }) => appraiser === name)}
      />
      <Interaction parts={parts} appraisers={sheet.appraisers} all={values} decimals={decimals} />
    </div>
  );
}

function Components({ components }: { components: Crossed["components"] }) {
  const m = g.value;
  const kinds = [
    ["percentContribution", m.contribution, "study-bar-1"],
    ["percentStudyVariation", m.studyVariation, "study-bar-2"],
    ["percentTolerance", m.tolerance, "study-bar-3"],
  ] as const;
  const lines = BARS.flatMap((source) => components.filter((line) => line.source === source));
  const most = Math.max(100, ...lines.flatMap((line) => kinds.map(([kind]) => line[kind] ?? 0)));
  const slot = (W - LEFT) / lines.length;
  const y = (value: number) => H - BOTTOM - (value / most) * (H - TOP - BOTTOM);
  return (
    <figure class="sheet pad">
      <figcaption>
        {m.components}
        {kinds.map(([kind, name, ink]) => (
          <span key={kind} class="study-key">
            <i class={ink} /> {name}
          </span>
        ))}
      </figcaption>
      <Takeaway name={m.components}>
        <svg viewBox={`0 0 ${W} ${H}`} role="img" aria-label={m.components}>
          {[0, 50, 100].map((value) => (
            <g key={value}>
              <path class="strata-grid" d={`M${LEFT} ${y(value)}H${W}`} />
              <text x={LEFT - 6} y={y(value) + 4} text-anchor="end">
                {value} %
              </text>
            </g>
          ))}
          {lines.map((line, i) => (
            <g key={line.source}>
              {kinds.map(([kind, , ink], k) => {
                const value = line[kind] ?? 0;
                const width = slot / 4;
                return (
                  <rect
                    key={kind}
                    class={ink}
                    x={LEFT + i * slot + (k + 0.5) * width}
                    width={width - 2}
                    y={y(value)}
                    height={H - BOTTOM - y(value)}
                  />
                );
              })}
              <text x={LEFT + (i + 0.5) * slot} y={H - BOTTOM + 18} text-anchor="middle">
                {m.sources[line.source]}
              </text>
            </g>
          ))}
        </svg>
      </Takeaway>
    </figure>
  );
}

function scaleOf(all: readonly Value[]): (value: number) => number {
  const least = Math.min(...all.map(({ value }) => value));
  const most = Math.max(...all.map(({ value }) => value));
  const air = (most - least || 1) * 0.08;
  return (value) => TOP + ((most + air - value) / (most - least + 2 * air)) * (H - TOP - BOTTOM);
}

function Ends(props: { all: readonly Value[]; y: (value: number) => number; decimals: number }) {
  const values = props.all.map(({ value }) => value);
  const ends = [Math.min(...values), meanOf(props.all), Math.max(...values)];
  return (
    <>
      {ends.map((value, i) => (
        <g key={i}>
          <path class="strata-grid" d={`M${LEFT} ${props.y(value)}H${W}`} />
          <text x={LEFT - 6} y={props.y(value) + 4} text-anchor="end">
            {fixed(value, props.decimals)}
          </text>
        </g>
      ))}
    </>
  );
}

/** Every measurement of each group, and a line through their means. */
function Groups(props: {
  title: string;
  names: readonly string[];
  label?: (name: string) => string;
  all: readonly Value[];
  of: (name: string) => Value[];
  decimals: number;
}) {
  const { names, all } = props;
  if (all.length === 0) return null;
  const y = scaleOf(all);
  const slot = (W - LEFT) / names.length;
  const x = (i: number) => LEFT + (i + 0.5) * slot;
  const means = names.map((name, i) => `${x(i)} ${y(meanOf(props.of(name)))}`);
  return (
    <figure class="sheet pad">
      <figcaption>{props.title}</figcaption>
      <Takeaway name={props.title}>
        <svg viewBox={`0 0 ${W} ${H}`} role="img" aria-label={props.title}>
          <Ends all={all} y={y} decimals={props.decimals} />
          <path class="compare-line" d={`M${means.join("L")}`} />
          {names.map((name, i) => (
            <g key={name}>
              {props.of(name).map(({ value }, k) => (
                <circle key={k} class="strata-dot" cx={x(i)} cy={y(value)} r="3" />
              ))}
              <text x={x(i)} y={H - BOTTOM + 18} text-anchor="middle">
                {props.label?.(name) ?? name}
              </text>
            </g>
          ))}
        </svg>
      </Takeaway>
    </figure>
  );
}

/** A line per appraiser through the means of the parts: parallel where nobody measures otherwise. */
function Interaction(props: {
  parts: readonly string[];
  appraisers: readonly string[];
  all: readonly Value[];
  decimals: number;
}) {
  const m = g.value;
  const { parts, appraisers, all } = props;
  if (all.length === 0) return null;
  const y = scaleOf(all);
  const slot = (W - LEFT) / parts.length;
  const x = (i: number) => LEFT + (i + 0.5) * slot;
  return (
    <figure class="sheet pad">
      <figcaption>
        {m.interaction}
        {appraisers.map((appraiser, a) => (
          <span key={appraiser} class="study-key">
            <svg viewBox="-6 -6 12 12" width="12" height="12" aria-hidden="true">
              <path class={`study-line-${a % 3}`} d={SHAPES[a % SHAPES.length]} />
            </svg>{" "}
            {personName(appraiser)}
          </span>
        ))}
      </figcaption>
      <Takeaway name={m.interaction}>
        <svg viewBox={`0 0 ${W} ${H}`} role="img" aria-label={m.interaction}>
          <Ends all={all} y={y} decimals={props.decimals} />
          {appraisers.map((appraiser, a) => {
            const points = parts.map((part, i): [number, number] => [
              x(i),
              y(meanOf(all.filter((each) => each.part === part && each.appraiser === appraiser))),
            ]);
            return (
              <g key={appraiser} class={`study-line-${a % 3}`}>
                <path fill="none" d={`M${points.map((point) => point.join(" ")).join("L")}`} />
                {points.map(([px, py]) => (
                  <path
                    key={px}
                    class="study-shape"
                    transform={`translate(${px} ${py})`}
                    d={SHAPES[a % SHAPES.length]}
                  />
                ))}
              </g>
            );
          })}
          {parts.map((part, i) => (
            <text key={part} x={x(i)} y={H - BOTTOM + 18} text-anchor="middle">
              {part}
            </text>
          ))}
        </svg>
      </Takeaway>
    </figure>
  );
}
