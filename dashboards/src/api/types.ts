import type { components } from "./schema";

type Schemas = components["schemas"];

export type Text = Schemas["Text"];
export type Characteristic = Schemas["Characteristic"];
export type ChartKind = Schemas["ChartKind"];
export type ChartState = Schemas["ChartState"];
export type ChartSummary = Schemas["ChartSummary"];
export type Chart = Schemas["Chart"];
export type LimitSet = Schemas["LimitSet"];
export type Limits = Schemas["Limits"];
export type Subgroups = Schemas["Subgroups"];
export type LiveSubgroup = Schemas["LiveSubgroup"];
export type Signal = Schemas["Signal"];
export type SubgroupReadings = Schemas["SubgroupReadings"];
export type Edge = Schemas["Edge"];
export type Tag = Schemas["Tag"];
export type System = Schemas["System"];
export type Problem = Schemas["Problem"];
