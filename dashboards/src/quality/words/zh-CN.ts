import type { en } from "./en";
import { common } from "./zh-CN/common";
import { inspection } from "./zh-CN/inspection";
import { masters } from "./zh-CN/masters";
import { nonconformance } from "./zh-CN/nonconformance";
import { reports } from "./zh-CN/reports";

export const zhCN: typeof en = {
  ...common,
  ...inspection,
  ...nonconformance,
  ...masters,
  ...reports,
};
