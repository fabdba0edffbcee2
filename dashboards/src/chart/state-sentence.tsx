import type { ChartSummary } from "../api/types";
import { StateShape, tone } from "../ui/state-mark";
import { chartSentence, endsAbove } from "./words";

/** How it stands with a chart: its shape, its sentence, and a colour when it asks for attention. */
export function StateSentence({ summary, size = 13 }: { summary: ChartSummary; size?: number }) {
  return (
    <span class={`state-sentence mark-${tone(summary.state, summary.signal?.rule)}`}>
      <StateShape state={summary.state} size={size} />
      <span>{chartSentence(summary, endsAbove(summary))}</span>
    </span>
  );
}
