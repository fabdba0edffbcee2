import type { common as en } from "../en/common";

export const common: typeof en = {
  rooms: {
    home: "不合格率",
    nonconformances: "不合格",
    actions: "纠正措施",
    concessions: "让步接收",
    holds: "扣留",
    batches: "批次",
    unplaced: "待归位记录",
    checks: "漏检",
    objectives: "质量目标",
    complaints: "投诉与回访",
    gauges: "量具",
    plans: "检验计划",
    reports: "报告",
  },

  title: "质量",

  role: {
    inspector: "检验员",
    engineer: "工艺工程师",
    quality: "质量保证部",
    "department-head": "部门负责人",
    "plant-manager": "厂长",
    "general-manager": "总经理",
    "chief-quality-officer": "首席质量官",
    administrator: "系统管理员",
    auditor: "审核员",
  },

  severity: { critical: "致命", major: "严重", minor: "轻微" },
  verdict: { pass: "合格", fail: "不合格", unproven: "无法证明" },
  recordKind: { inspection: "检验", confirmation: "确认", reinspection: "复检" },

  batchState: {
    open: "在制",
    hold: "扣留",
    released: "已放行",
    concession: "让步接收",
    rework: "返工",
    scrapped: "报废",
    returned: "退货",
  },

  gate: { incoming: "进厂", "in-process": "过程", outgoing: "出厂" },

  checkKind: {
    gate: "确认上道工序",
    first: "首件检验",
    operation: "工序检验",
    periodic: "定时检验",
  },

  checkState: { pending: "待检", done: "已检", missed: "漏检", waived: "免检" },

  mark: {
    typed: "手工录入",
    "gauge-overdue": "量具超期",
    "gauge-withdrawn": "量具停用",
    "gauge-unknown": "量具未知",
    "outside-specification": "超出规格",
    incomplete: "少于计划的测量数",
    "no-first-article": "首件检验之前",
    "no-plan": "无有效检验计划",
    "not-qualified": "签署人无资格",
    "placed-by-hand": "人工归位",
    "unknown-characteristic": "未知质量特性",
    "batch-hold": "批次扣留中",
    "batch-released": "批次已放行",
    "batch-concession": "批次让步接收",
    "batch-scrapped": "批次已报废",
    "batch-returned": "批次已退货",
    "batch-rework": "批次返工中",
  },

  clock: {
    left: (span) => `剩余 ${span}`,
    over: (span) => `超时 ${span}`,
    at: (office) => `已上报${office}`,
  },
};
