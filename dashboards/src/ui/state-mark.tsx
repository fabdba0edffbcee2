import type { ChartState } from "../api/types";
import { isSevere } from "../chart/sketch";
import { t } from "../i18n/language";

/** How much a state asks for attention, which decides its colour. */
export function tone(state: ChartState, rule: string | undefined): "beyond" | "pattern" | "quiet" {
  if (state !== "signal") return "quiet";
  return rule !== undefined && isSevere(rule) ? "beyond" : "pattern";
}

/** The state of a chart as a shape, a word and a colour. */
export function StateMark(props: { state: ChartState; rule?: string | undefined; size?: number }) {
  return (
    <span class={`mark mark-${tone(props.state, props.rule)}`}>
      <StateShape state={props.state} size={props.size ?? 12} />
      {t.value.state[props.state]}
    </span>
  );
}

export function StateShape({ state, size = 12 }: { state: ChartState; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 12 12" aria-hidden="true">
      {state === "signal" && <path d="M6 0.8 11.6 11H0.4Z" fill="currentColor" />}
      {state === "stale" && <path d="M3 1.5v9M9 1.5v9" stroke="currentColor" stroke-width="2.6" />}
      {state === "preliminary" && (
        <circle
          cx="6"
          cy="6"
          r="4.4"
          fill="none"
          stroke="currentColor"
          stroke-width="1.6"
          stroke-dasharray="2.2 1.8"
        />
      )}
      {state === "retired" && (
        <rect x="1.8" y="4.6" width="8.4" height="2.8" fill="currentColor" opacity="0.6" />
      )}
      {state === "in-control" && <circle cx="6" cy="6" r="3.6" fill="currentColor" />}
    </svg>
  );
}
