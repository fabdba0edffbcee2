import type { Batch, Inspection, ObjectiveLine } from "../api/types";
import { span } from "../i18n/format";
import { q } from "./words";

type Tone = "beyond" | "pattern" | "given" | "quiet";
type Shape = "cross" | "triangle" | "bars" | "tick" | "dot" | "ring" | "diamond";

const PATHS: Record<Shape, string> = {
  cross: "M2.2 2.2l7.6 7.6M9.8 2.2l-7.6 7.6",
  triangle: "M6 1.6 11 10.6H1Z",
  bars: "M3.5 2v8M8.5 2v8",
  tick: "M1.8 6.4l2.8 3L10.2 2.8",
  dot: "M6 5.9v.2",
  ring: "M6 2.2a3.8 3.8 0 1 0 .01 0Z",
  diamond: "M6 1.4 10.6 6 6 10.6 1.4 6Z",
};

/** A shape, a word and a colour: none of them alone carries the meaning. */
export function Mark(props: { tone: Tone; shape: Shape; children: string; title?: string }) {
  const filled = props.shape === "triangle" || props.shape === "diamond";
  return (
    <span class={`mark mark-${props.tone}`} title={props.title}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        <path
          d={PATHS[props.shape]}
          fill={filled ? "currentColor" : "none"}
          stroke="currentColor"
          stroke-width={props.shape === "dot" ? 6 : 2}
          stroke-linecap="round"
          stroke-linejoin="round"
        />
      </svg>
      {props.children}
    </span>
  );
}

export function Severity(props: { of: "critical" | "major" | "minor" }) {
  const look = {
    critical: ["beyond", "diamond"],
    major: ["pattern", "triangle"],
    minor: ["quiet", "dot"],
  } as const;
  const [tone, shape] = look[props.of];
  return (
    <Mark tone={tone} shape={shape}>
      {q.value.severity[props.of]}
    </Mark>
  );
}

export function BatchStateMark(props: { state: Batch["state"] }) {
  const look: Record<Batch["state"], readonly [Tone, Shape]> = {
    open: ["quiet", "ring"],
    hold: ["beyond", "bars"],
    released: ["given", "tick"],
    concession: ["pattern", "tick"],
    rework: ["pattern", "ring"],
    scrapped: ["quiet", "cross"],
    returned: ["quiet", "cross"],
  };
  const [tone, shape] = look[props.state];
  return (
    <Mark tone={tone} shape={shape}>
      {q.value.batchState[props.state]}
    </Mark>
  );
}

export function VerdictMark(props: { verdict: Inspection["verdict"] }) {
  const look = {
    pass: ["given", "tick"],
    fail: ["beyond", "cross"],
    unproven: ["pattern", "ring"],
  } as const;
  const [tone, shape] = look[props.verdict];
  return (
    <Mark tone={tone} shape={shape}>
      {q.value.verdict[props.verdict]}
    </Mark>
  );
}

export function StandingMark(props: { status: ObjectiveLine["status"] }) {
  const look: Record<ObjectiveLine["status"], readonly [Tone, Shape]> = {
    "no-data": ["quiet", "ring"],
    "clearly-met": ["given", "tick"],
    met: ["quiet", "tick"],
    missed: ["pattern", "triangle"],
    "clearly-missed": ["beyond", "cross"],
  };
  const [tone, shape] = look[props.status];
  return (
    <Mark tone={tone} shape={shape} title={q.value.objective.statusHint[props.status]}>
      {q.value.objective.status[props.status]}
    </Mark>
  );
}

/** How long until something climbs or is due, or by how much it is late. */
export function Clock(props: { due: string | undefined }) {
  if (props.due === undefined) return <span class="quiet">–</span>;
  const left = Date.parse(props.due) - Date.now();
  const m = q.value.clock;
  if (left < 0) {
    return (
      <Mark tone="beyond" shape="triangle">
        {m.over(span(-left))}
      </Mark>
    );
  }
  return left < SOON_MILLIS ? (
    <Mark tone="pattern" shape="ring">
      {m.left(span(left))}
    </Mark>
  ) : (
    <span class="quiet">{m.left(span(left))}</span>
  );
}

const SOON_MILLIS = 4 * 3_600_000;
const OFFICES = ["department-head", "quality", "plant-manager", "general-manager"] as const;

/** The office that something has climbed to. */
export function Level(props: { of: number }) {
  const office = OFFICES[props.of - 1];
  if (office === undefined) return null;
  return (
    <Mark tone={props.of >= 3 ? "beyond" : "pattern"} shape="triangle">
      {q.value.clock.at(q.value.role[office])}
    </Mark>
  );
}

export function levelWord(level: number): string {
  const office = OFFICES[level - 1];
  return office === undefined ? "" : q.value.role[office];
}
