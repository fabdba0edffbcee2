import { common } from "./en/common";
import { inspection } from "./en/inspection";
import { masters } from "./en/masters";
import { nonconformance } from "./en/nonconformance";
import { reports } from "./en/reports";

/** Every text of quality and manager in English; the Chinese ones must have the same shape. */
export const en = { ...common, ...inspection, ...nonconformance, ...masters, ...reports };
