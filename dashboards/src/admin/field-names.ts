import { language } from "../i18n/choice";
import { moment, span } from "../i18n/format";
import { said } from "../i18n/said";
import { q } from "../quality/words";
import { a } from "./words";

/** What the fields of recorded changes are called in Chinese; in English they say it themselves. */
const CHINESE: Readonly<Record<string, string>> = {
  action_code: "措施代码",
  active_from: "启用日",
  active_to: "离职日",
  against: "所针对的控制限版本",
  amount: "金额",
  answer: "答复",
  answered: "答复时间",
  answered_by: "答复人",
  appraiser: "评价人",
  appraisers: "评价人",
  approved: "批准时间",
  approved_by: "批准人",
  approver: "批准人",
  arrived: "到达当前工序",
  as_found: "校准前状态",
  author: "编制人",
  awaiting: "待复检件数",
  badge: "工牌",
  batch_id: "批次",
  batches: "批次",
  before_hold: "扣留前状态",
  by_whom: "校准单位",
  captured: "采集时间",
  captured_by: "采集人",
  cause: "原因",
  cause_code: "原因代码",
  cause_method: "原因分析方法",
  certificate: "证书",
  characteristic: "质量特性",
  characteristic_id: "质量特性",
  chart_id: "控制图",
  checked: "检查时间",
  checker: "检查人",
  child: "产出批次",
  closed: "关闭时间",
  closed_by: "关闭人",
  code: "代码",
  conclusion: "结论说明",
  containment: "隔离措施",
  content: "内容",
  cost: "损失",
  created: "提出时间",
  created_by: "提出人",
  criterion: "有效的判据",
  customer: "顾客",
  customer_reference: "顾客同意书编号",
  deadline: "期限",
  decided: "已决定",
  decided_by: "决定人",
  decimals: "小数位数",
  decision: "决定",
  delivered: "交付日",
  delivery_id: "交付",
  department: "部门",
  description: "不合格事实",
  direction: "方向",
  dispersion_rules: "离散图判异准则",
  done: "完成时间",
  drafted: "起草时间",
  drafted_by: "起草人",
  due: "期限",
  effective: "是否有效",
  ended: "结束时间",
  ended_by: "结束人",
  entered: "进入当前状态",
  escalates: "上报时间",
  evaluation: "评定",
  evidence: "证据",
  excluded: "排除的子组",
  excluded_because: "排除原因",
  executed: "已执行",
  executed_by: "执行人",
  expires: "有效期至",
  finding: "检查结果",
  first_subgroup: "首个子组",
  first_time: "首次检验",
  follow_up: "后续措施",
  gate: "检验点",
  gauge: "量具",
  hash: "哈希值",
  id: "标识",
  inspected: "检验件数",
  inspection_id: "检验记录",
  interval_days: "校准周期（天）",
  issued: "发布时间",
  issued_by: "发布人",
  kind: "类别",
  label: "标签",
  language: "语言",
  lapsed: "失效时间",
  last_subgroup: "末个子组",
  left_out: "剔除原因",
  left_out_by: "剔除人",
  level: "上报级别",
  lift_reason: "解除原因",
  lifted: "解除时间",
  lifted_by: "解除人",
  line: "产线",
  location_rules: "位置图判异准则",
  login: "登录名",
  lsl: "规格下限",
  made: "完成时间",
  marks: "标记",
  meaning: "含义",
  measure: "衡量方法",
  method: "估计方法",
  metric: "指标",
  mu: "均值 μ",
  n: "n",
  name: "名称",
  name_en: "英文名称",
  name_zh: "中文名称",
  nonconforming: "不合格件数",
  nonconformance_id: "不合格",
  note: "说明",
  number: "编号",
  objective_id: "目标",
  of_id: "针对记录",
  opened: "开始时间",
  operation: "工序",
  ordinal: "序号",
  outcome: "验证结果",
  owner: "责任人",
  parent: "来源批次",
  parent_id: "上级目标",
  part: "零件",
  passed: "复检合格",
  performed: "校准日",
  period: "时段",
  period_start: "时段起始日",
  person_id: "人员",
  phase_one: "首次控制限所用子组数",
  place_reason: "归位理由",
  placed: "放置时间",
  placed_by: "放置人",
  plan_version: "计划版本",
  planned: "计划时间",
  planned_by: "计划人",
  position: "位置",
  proposed: "提出时间",
  quantity: "件数",
  raised: "提出时间",
  raised_by: "提出人",
  reaction: "措施",
  reading: "读数时间",
  reason: "原因",
  received: "收到时间",
  record: "记录",
  recorded: "记录时间",
  recorded_by: "记录人",
  reference: "参考值",
  remark: "备注",
  reopened: "重新打开次数",
  repeat_reason: "重测原因",
  repeats: "重复次数",
  report_id: "报告",
  retired: "已停用",
  returned: "退货件数",
  revision: "修订",
  role: "职务",
  rules: "判异准则",
  run: "测量序号",
  said: "顾客意见",
  satisfied: "是否满意",
  scope: "范围",
  scope_code: "范围代码",
  scrapped: "报废件数",
  section: "章节",
  serial: "序列号",
  settled: "完成时间",
  severity: "等级",
  sigma: "σ",
  signals: "判异信号数",
  signed: "签署时间",
  signer: "签署人",
  site: "厂区",
  source: "来源",
  stale_after: "中断判定时间",
  started: "开始时间",
  state: "状态",
  state_since: "状态起始时间",
  station: "工位",
  study_id: "测量系统分析",
  subgroup: "子组",
  subgroup_size: "子组大小",
  supplier_lot: "供方批号",
  suspect_from: "可疑起始时间",
  suspect_to: "可疑截止时间",
  tag: "变量",
  tag_id: "变量",
  target: "目标值",
  text: "内容",
  through: "依据的变更链行号",
  time: "时间",
  trial: "轮次",
  trials: "轮数",
  unit: "单位",
  usl: "规格上限",
  valid_from: "起始",
  valid_to: "截止（不含）",
  value: "值",
  verdict: "结论",
  verified: "验证时间",
  verified_by: "验证人",
  verifier: "验证人",
  version: "版本",
  visitor: "回访人",
  void_reason: "作废原因",
  voided: "作废时间",
  voided_by: "作废人",
  waive_reason: "免检原因",
  written: "提出时间",
  written_by: "提出人",
};

/** What a field of a recorded change is called in the reader's language. */
export function fieldName(field: string): string {
  const words = field.replaceAll("_", " ");
  return language.value === "zh-CN" ? (CHINESE[field] ?? words) : words;
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/;
const DURATION = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/;

/** Words for the codes that some fields hold, whatever record they are of. */
function wordsOf(field: string): Readonly<Record<string, string>> {
  const m = q.value;
  switch (field) {
    case "severity":
      return m.severity;
    case "gate":
      return m.gate;
    case "verdict":
      return m.verdict;
    case "metric":
      return m.objective.metric;
    case "scope":
      return m.objective.scope;
    case "state":
    case "before_hold":
      return {
        ...m.action.states,
        ...m.report.states,
        ...m.gauge.states,
        ...m.checkState,
        ...m.nc.state,
        ...m.batchState,
      };
    default:
      return {};
  }
}

/**
 * The value of a field as a screen tells it: codes, yes and no in words, times in the plant's time,
 * what the system wrote in the reader's language.
 */
export function fieldValue(field: string, value: string): string {
  const word = wordsOf(field)[value];
  if (word !== undefined) return word;
  if (value === "true") return a.value.history.yes;
  if (value === "false") return a.value.history.no;
  if (INSTANT.test(value)) return moment(Date.parse(value));
  const [, hours, minutes, seconds] = DURATION.exec(value) ?? [];
  if (hours === undefined && minutes === undefined && seconds === undefined) return said(value);
  return span(
    1000 * (Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)),
  );
}
