import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { link } from "../api/live";
import type { ChartSummary } from "../api/types";
import { goTo } from "../app/place";
import { type ChartView, DEFAULT_VIEW } from "../app/route";
import { openChart } from "../chart/open-chart";
import { type Look, Pair } from "../chart/pair";
import type { Window } from "../chart/plot";
import { StateSentence } from "../chart/state-sentence";
import { pointText } from "../chart/words";
import { clock, span, whole } from "../i18n/format";
import { t, text } from "../i18n/language";
import { unitSign } from "../i18n/unit";
import { Notice } from "../ui/notice";
import { countByState, isFound, ordered, summaryOf } from "./floor";
import "../chart/chart.css";
import "./floor.css";

const TURN_MILLIS = 15_000;
const VIEW: ChartView = { ...DEFAULT_VIEW, range: { last: 50 } };

/** For a large screen: one chart after the other, those with signals first and more often. */
export function WallPage({ filter }: { filter: string }) {
  const turn = useSignal(0);
  const now = useSignal(Date.now());
  useEffect(() => {
    const clockTimer = setInterval(() => {
      now.value = Date.now();
    }, 1000);
    const turnTimer = setInterval(() => {
      turn.value++;
    }, TURN_MILLIS);
    const leave = (event: KeyboardEvent) => {
      if (event.key === "Escape") goTo({ at: "floor" });
      if (event.key === "ArrowRight") turn.value++;
    };
    window.addEventListener("keydown", leave);
    return () => {
      clearInterval(clockTimer);
      clearInterval(turnTimer);
      window.removeEventListener("keydown", leave);
    };
  }, []);
  const all = ordered.value.filter((chart) => isFound(chart, filter));
  const id = whoseTurn(turn.value, all);
  const counts = countByState(all);
  const line = link.value;
  return (
    <main class="wall">
      {id === undefined ? (
        <Notice title={t.value.floor.noCharts} />
      ) : (
        <WallChart key={id} id={id} />
      )}
      <footer class="wall-foot">
        <span>
          {(["signal", "stale", "in-control"] as const)
            .map((state) => `${t.value.state[state]} ${whole(counts[state])}`)
            .join("   ·   ")}
        </span>
        <span class={line.state === "away" ? "mark-pattern" : "quiet"}>
          {line.state === "away"
            ? t.value.link.away(span(now.value - line.since))
            : line.state === "live"
              ? `${t.value.link.live} · ${t.value.link.asOf(clock(line.heard))}`
              : t.value.link.connecting}
        </span>
        <span class="wall-clock">{clock(now.value)}</span>
      </footer>
    </main>
  );
}

/** Every other turn belongs to the charts that are not in control. */
function whoseTurn(turn: number, all: readonly ChartSummary[]): number | undefined {
  const worse = all.filter((chart) => chart.state === "signal" || chart.state === "stale");
  const chosen = turn % 2 === 0 && worse.length > 0 ? worse : all;
  return chosen[(turn >> 1) % Math.max(1, chosen.length)]?.id;
}

function WallChart({ id }: { id: number }) {
  const open = useMemo(() => openChart(id, VIEW.range), [id]);
  useEffect(() => open.close, [open]);
  const look: Look = {
    window: useSignal<Window | undefined>(undefined),
    cursor: useSignal<number | undefined>(undefined),
  };
  const summary = summaryOf(id);
  const loaded = open.chart.value;
  return (
    <>
      <header class="wall-head">
        <div>
          <h1>{summary ? text(summary.characteristic.name) : ""}</h1>
          {summary && (
            <p class="sentence" style={{ fontSize: "1.25rem" }}>
              <StateSentence summary={summary} size={18} />
            </p>
          )}
        </div>
        {summary?.lastMean !== undefined && (
          <span class="wall-clock">
            {pointText(summary, summary.lastMean)}{" "}
            <small>{unitSign(summary.characteristic.unit)}</small>
          </span>
        )}
      </header>
      <div class="wall-chart sheet">
        {loaded.state === "ready" && (
          <div class="plots wall-plots">
            <Pair
              open={open}
              chart={loaded.value}
              view={VIEW}
              look={look}
              scale={1.6}
              onPick={() => undefined}
            />
          </div>
        )}
      </div>
    </>
  );
}
