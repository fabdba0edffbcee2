import { ask, get, getVersioned } from "../../api/client";
import type { Binding } from "../../api/fleet";
import type { components } from "../../api/schema";
import type { ChartSummary, MasterSet, Tag } from "../../api/types";
import type { Draft } from "./settings";

type Schemas = components["schemas"];
type Stop = AbortSignal | undefined;
export type RunLengths = Schemas["RunLengths"];
type Kind = "characteristics" | "charts";

const address = (kind: Kind, code: string) => `/master-data/${kind}/${encodeURIComponent(code)}`;

/** Charts as master data. */
export const setup = {
  /** All that is wrong with a set, without doing anything. */
  wrong: async (set: MasterSet) =>
    (
      await ask<{ wrong: Schemas["WrongLine"][] }>("POST", "/master-data", {
        query: { dryRun: true },
        body: set,
      })
    ).wrong,
  chart: (code: string, stop?: Stop) => getVersioned<MasterSet>(address("charts", code), stop),
  /** Changes a record under its version; 0 adds it. */
  put: (kind: Kind, code: string, version: number, set: MasterSet, reason: string) =>
    ask<MasterSet>("PUT", address(kind, code), { query: { reason }, body: set, version }),
  runLengths: (draft: Draft, stop?: Stop) =>
    get<RunLengths>(
      "/run-lengths",
      {
        kind: draft.kind,
        subgroupSize: draft.subgroupSize,
        location: draft.location.join(","),
        dispersion: draft.dispersion.join(","),
      },
      stop,
    ),
  retired: (stop?: Stop) => get<{ charts: ChartSummary[] }>("/charts", { retired: true }, stop),
  charts: (stop?: Stop) => get<{ charts: ChartSummary[] }>("/charts", {}, stop),
  feeding: (characteristic: string, stop?: Stop) =>
    get<{ bindings: Binding[] }>("/bindings", { characteristic }, stop),
  tags: (stop?: Stop) => get<{ tags: Tag[] }>("/tags", { limit: 1000 }, stop),
};
