import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { DefectRate } from "../api/types";
import { stop } from "../i18n/choice";
import { calendarDay, calendarShort, percent, whole } from "../i18n/format";
import { savePng, saveSvg } from "../ui/picture";
import { useWidth } from "../ui/width";
import { MARGIN, type RateScale, rateScale, type Step, stairs, throughPoints } from "./rate-scale";
import { q } from "./words";

const HEIGHT = 320;

/** The control chart of a rate against its objective; a step leads to its days. */
export function RatePlot(props: {
  rate: DefectRate;
  objective: number | undefined;
  name: string;
  onStep: (step: Step) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const drawing = useRef<SVGSVGElement>(null);
  const width = useWidth(box, 800);
  const cursor = useSignal<number | undefined>(undefined);
  const { steps } = props.rate.chart;
  const scale = rateScale(steps, props.objective, width, HEIGHT);
  const at =
    cursor.value === undefined ? steps.length - 1 : Math.min(cursor.value, steps.length - 1);
  const chosen = steps[at];
  const move = (to: number) => {
    cursor.value = Math.max(0, Math.min(steps.length - 1, to));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: steps.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      move(to);
    } else if (event.key === "Enter" && chosen) {
      props.onStep(chosen);
    }
  };
  return (
    <div class="rate-plot">
      <div
        ref={box}
        class="rate-box"
        role="application"
        aria-label={props.name + stop() + q.value.home.chartHelp}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys walk the steps
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => {
          const left = event.clientX - (box.current?.getBoundingClientRect().left ?? 0);
          move(nearest(left, scale, steps.length));
        }}
        onClick={() => chosen && props.onStep(chosen)}
      >
        <Drawing
          into={drawing}
          rate={props.rate}
          objective={props.objective}
          scale={scale}
          width={width}
          at={at}
        />
      </div>
      <p class="readout" aria-live="polite">
        {chosen && <StepReadout step={chosen} rate={props.rate} />}
        <span class="room" />
        <button
          type="button"
          class="plain"
          onClick={() => drawing.current && saveSvg(drawing.current, props.name)}
        >
          {q.value.home.svg}
        </button>
        <button
          type="button"
          class="plain"
          onClick={() => drawing.current && void savePng(drawing.current, props.name)}
        >
          {q.value.home.png}
        </button>
      </p>
    </div>
  );
}

function nearest(left: number, scale: RateScale, count: number): number {
  if (count < 2) return 0;
  return Math.round((left - scale.x(0)) / (scale.x(1) - scale.x(0)));
}

function StepReadout({ step, rate }: { step: Step; rate: DefectRate }) {
  const m = q.value.home;
  const { value, lower, upper, found, inspected } = step.rate;
  return (
    <>
      <b>{stepName(step.start, rate.step)}</b>
      {value !== undefined && <b>{percent(value)}</b>}
      <span>{m.of(whole(found), whole(inspected))}</span>
      {lower !== undefined && upper !== undefined && (
        <span class="quiet">{m.interval(percent(lower), percent(upper))}</span>
      )}
      <span class={step.beyond ? "mark-beyond" : "quiet"}>{step.beyond ? m.beyond : m.within}</span>
    </>
  );
}

export function stepName(start: string, step: DefectRate["step"]): string {
  return step === "month" ? start.slice(0, 7) : calendarDay(start);
}

function Drawing(props: {
  into: { current: SVGSVGElement | null };
  rate: DefectRate;
  objective: number | undefined;
  scale: RateScale;
  width: number;
  at: number;
}) {
  const { scale, width, at } = props;
  const { steps, center, kind } = props.rate.chart;
  const right = width - MARGIN.right;
  const values = steps.map((step) => step.rate.value);
  const last = steps.at(-1);
  return (
    <svg ref={props.into} width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`}>
      <title>{q.value.home.chart(kind)}</title>
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line
            class="rate-grid"
            x1={MARGIN.left}
            x2={right}
            y1={scale.y(tick)}
            y2={scale.y(tick)}
          />
          <text class="rate-tick" x={MARGIN.left - 8} y={scale.y(tick) + 4} text-anchor="end">
            {percent(tick)}
          </text>
        </g>
      ))}
      {scale.labels.map((i) => (
        <text key={i} class="rate-tick" x={scale.x(i)} y={HEIGHT - 8} text-anchor="middle">
          {props.rate.step === "month"
            ? steps[i]?.start.slice(0, 7)
            : calendarShort(steps[i]?.start ?? "")}
        </text>
      ))}
      {steps[at] && (
        <line
          class="rate-cursor"
          x1={scale.x(at)}
          x2={scale.x(at)}
          y1={MARGIN.top}
          y2={HEIGHT - MARGIN.bottom}
        />
      )}
      {steps.map((step, i) =>
        step.rate.lower !== undefined && step.rate.upper !== undefined ? (
          <line
            key={step.start}
            class="rate-interval"
            x1={scale.x(i)}
            x2={scale.x(i)}
            y1={scale.y(step.rate.lower)}
            y2={scale.y(step.rate.upper)}
          />
        ) : null,
      )}
      <path
        class="rate-limit"
        d={stairs(
          steps.map((step) => step.ucl),
          scale,
        )}
      />
      <path
        class="rate-limit"
        d={stairs(
          steps.map((step) => (step.lcl ? step.lcl : undefined)),
          scale,
        )}
      />
      {center !== undefined && (
        <line
          class="rate-center"
          x1={MARGIN.left}
          x2={right}
          y1={scale.y(center)}
          y2={scale.y(center)}
        />
      )}
      {props.objective !== undefined && (
        <line
          class="rate-objective"
          x1={MARGIN.left}
          x2={right}
          y1={scale.y(props.objective)}
          y2={scale.y(props.objective)}
        />
      )}
      <path class="rate-line" d={throughPoints(values, scale)} />
      {steps.map((step, i) => (
        <RatePoint key={step.start} step={step} x={scale.x(i)} y={scale.y(step.rate.value ?? 0)} />
      ))}
      <LineNames
        right={right}
        names={[
          {
            y: scale.y(last?.ucl ?? -1),
            text: last?.ucl === undefined ? "" : `UCL ${percent(last.ucl)}`,
          },
          { y: scale.y(center ?? 0), text: center === undefined ? "" : `CL ${percent(center)}` },
          {
            y: scale.y(props.objective ?? 0),
            text: props.objective === undefined ? "" : `≤ ${percent(props.objective)}`,
            strong: true,
          },
        ]}
      />
    </svg>
  );
}

function RatePoint({ step, x, y }: { step: Step; x: number; y: number }) {
  if (step.rate.value === undefined) return null;
  return step.beyond ? (
    <g class="rate-beyond">
      <circle cx={x} cy={y} r="8" fill="none" stroke-width="2" />
      <circle class="rate-core" cx={x} cy={y} r="4" />
    </g>
  ) : (
    <circle class="rate-point" cx={x} cy={y} r="3" />
  );
}

/** The names of the lines at their right end, moved apart where they would lie on each other. */
function LineNames(props: {
  right: number;
  names: readonly { y: number; text: string; strong?: boolean }[];
}) {
  const shown = props.names.filter((name) => name.text !== "").sort((a, b) => a.y - b.y);
  let above = -100;
  return (
    <>
      {shown.map((name) => {
        above = Math.max(name.y, above + 15);
        return (
          <text
            key={name.text}
            class={name.strong ? "rate-name rate-name-strong" : "rate-name"}
            x={props.right + 6}
            y={above + 4}
          >
            {name.text}
          </text>
        );
      })}
    </>
  );
}
