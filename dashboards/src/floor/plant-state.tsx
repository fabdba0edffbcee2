import { api } from "../api/client";
import { quality } from "../api/quality";
import { addressOf } from "../app/route";
import { session } from "../app/session";
import { f } from "../app/words";
import { fromPlant, plantDay, whole } from "../i18n/format";
import { Mark } from "../quality/marks";
import { useLoad } from "../ui/load";

/** What is wrong in the plant besides its charts, in counts. */
type PlantState = {
  edgesOffline: number;
  holds: number;
  missed: number;
  pending: number;
  gaugesOverdue: number;
  nonconformances: number;
};

const NONE: PlantState = {
  edgesOffline: 0,
  holds: 0,
  missed: 0,
  pending: 0,
  gaugesOverdue: 0,
  nonconformances: 0,
};

async function readState(signedIn: boolean, stop: AbortSignal): Promise<PlantState> {
  const { edges } = await api.edges(stop);
  const edgesOffline = edges.filter((edge) => !edge.online).length;
  if (!signedIn) return { ...NONE, edgesOffline };
  const from = fromPlant(`${plantDay(Date.now())}T00:00`);
  const [holds, accounts, gauges, open] = await Promise.all([
    quality.holds(false, stop),
    quality.checkAccounts({ from }, stop),
    quality.gauges(stop),
    quality.nonconformances({ open: true, limit: 200 }, stop),
  ]);
  const sum = (key: "missed" | "pending") =>
    accounts.accounts.reduce((total, account) => total + account[key], 0);
  return {
    edgesOffline,
    holds: holds.holds.length,
    missed: sum("missed"),
    pending: sum("pending"),
    gaugesOverdue: gauges.gauges.filter(({ gauge, overdue }) => overdue && gauge.state === "in-use")
      .length,
    nonconformances: open.nonconformances.length,
  };
}

/** One line above the charts; each count leads to what it counts. */
export function PlantStateLine() {
  const signedIn = session.value !== undefined;
  const found = useLoad((stop) => readState(signedIn, stop), `plant state ${signedIn}`);
  const state = found.loaded.state === "ready" ? found.loaded.value : NONE;
  const m = f.value.plantState;
  const line = [
    ["holds", state.holds, addressOf("quality", ["holds"])],
    ["nonconformances", state.nonconformances, addressOf("quality", ["nonconformances"])],
    ["missed", state.missed, addressOf("quality", ["checks"], { days: "7" })],
    ["pending", state.pending, addressOf("quality", ["checks"], { days: "7", state: "pending" })],
    ["gaugesOverdue", state.gaugesOverdue, addressOf("quality", ["gauges"])],
    ["edgesOffline", state.edgesOffline, addressOf("admin", ["system"])],
  ] as const;
  return (
    <nav class="plant-state" aria-label={m.title}>
      {line
        .filter(([key]) => signedIn || key === "edgesOffline")
        .map(([key, count, href]) => (
          <a key={key} href={href}>
            {m[key]}{" "}
            {count > 0 && key !== "pending" ? (
              <Mark
                tone={key === "holds" || key === "missed" ? "beyond" : "pattern"}
                shape="triangle"
              >
                {whole(count)}
              </Mark>
            ) : (
              <b>{whole(count)}</b>
            )}
          </a>
        ))}
    </nav>
  );
}
