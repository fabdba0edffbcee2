import { language } from "./choice";
import { type Sentence, translator } from "./sentence";

/** What the server writes into records by itself. */
export const WRITTEN: readonly Sentence[] = [
  ["{0} of {1} pieces inspected do not conform.", "抽检 {1} 件，其中 {0} 件不合格。"],
  ["The record of the operation before was rejected.", "上道工序的记录被拒收。"],
  [
    "The record of the operation before {0} was neither confirmed nor inspected again.",
    "工序 {0} 之前的上道工序记录既未确认也未复检。",
  ],
  ["The first article was not inspected.", "未做首件检验。"],
  ["The periodic inspection {0} was not made in time.", "第 {0} 次定时检验未按时进行。"],
  ["The planned inspection did not happen.", "计划的检验没有进行。"],
  [
    "Station {0} handed over {1} = {2} {3}, outside {4} to {5}.",
    "工位 {0} 上传 {1} = {2} {3}，超出规格 {4} 至 {5}。",
  ],
  [
    "Readings come from a gauge that is overdue, withdrawn or unknown; they cannot pass the batch.",
    "读数来自超期、停用或未登记的量具，不能据此判批合格。",
  ],
  [
    "{0}: {1} of {2} pieces ({3}) do not conform, beyond the objective of at most {4} in {5}.",
    "{0}：{2} 件中有 {1} 件不合格（{3}），超过 {5} 的目标（不高于 {4}）。",
  ],
  [
    "Gauge {0} was found wrong on {1}: {2} values in {3} records of {4} batches since {5} are in doubt.",
    "量具 {0} 于 {1} 校准不合格：自 {5} 起 {4} 个批次、{3} 条记录中的 {2} 个测量值存疑。",
  ],
  ["its first use", "首次使用"],
  ["decided on", "已作出处置决定"],
  ["not due yet when the batch went on", "批次流转时尚未到期"],
  ["the batch is {0}", "批次{0}"],
  ["drafted when the period was over", "时段结束后自动起草"],

  ["There is no subgroup in this period.", "该时段没有子组。"],

  // Why it changed something by itself.
  ["known before such changes were recorded", "开始记录此类更改之前已有"],
  ["assigned before assignments were recorded", "开始记录分配之前已分配"],
  ["the master data names the tag", "主数据中写明了该变量"],
  ["the file that the server starts with", "服务器启动时读取的主数据文件"],
  ["brought in as a set", "整套导入"],
  ["made an administrator at the command line", "在命令行设为系统管理员"],
  [
    "First limits, estimated from phase I as the plan says",
    "首次控制限，按控制图设置由第一阶段数据估计",
  ],
  ["chart plan", "控制图设置"],
  ["unknown", "未知"],

  // What it set aside, and what does not fit in the chain of changes.
  ["decoding failed: {0}", "无法解码：{0}"],
  ["a parcel of {0} came on the topic of {1}", "{0} 的数据包出现在 {1} 的主题上"],
  ["no stream has a parcel {0}", "任何数据流都没有编号 {0} 的数据包"],
  ["the hash of parcel {0} does not fit its contents", "数据包 {0} 的哈希值与内容不符"],
  [
    "parcel {0} does not continue the chain of what is stored before it",
    "数据包 {0} 与此前已入库的数据链不衔接",
  ],
  [
    "parcel {0} differs from the one stored under its number",
    "数据包 {0} 与同编号已入库的内容不同",
  ],
  ["a parcel has at most {0} bytes, not {1}", "数据包最多 {0} 字节，而此包有 {1} 字节"],
  [
    "{0} has the time {1} µs, which lies outside of the years 1970 to 2199",
    "{0}的时间为 {1} µs，不在 1970 年至 2199 年之间",
  ],
  [
    "announced tag numbers must ascend and be at most {0}, found {1} after {2}",
    "声明的变量编号须递增且不超过 {0}，而 {2} 之后出现了 {1}",
  ],
  [
    "a reading names tag number {0}, which was never announced",
    "有读数使用了从未声明的变量编号 {0}",
  ],
  [
    "tag number {0} is announced as {1}, which contradicts another announcement",
    "变量编号 {0} 声明为 {1}，与另一声明矛盾",
  ],
  ["its stream is not known here", "此处没有其数据流"],
  ["the ledger has no line for it", "台账中没有它的记录"],
  ["it is stored already", "已经入库"],
  ["its bytes are not those of which the ledger tells", "其字节与台账所记不符"],
  ["A value in it cannot be stored.", "其中有无法入库的值。"],
  ["the line is missing; the next one there is {0}", "缺少该行，其后为第 {0} 行"],
  [
    "the line was altered or added: its hash does not follow from it",
    "该行被更改或添加：哈希值与内容不符",
  ],
  [
    "the line differs from the anchor: the chain was rewritten up to it",
    "该行与锚点不符：变更链在此之前被改写",
  ],
  ["the chain ends before the anchor, line {0}", "变更链在锚点（第 {0} 行）之前就结束了"],
  [
    "the table no longer writes its changes into the chain: its trigger is off",
    "该表不再将更改写入变更链：触发器已关闭",
  ],
  ["the record is gone, but line {0} tells of it", "第 {0} 行记有此记录，但记录已不存在"],
  [
    "no line tells of the record: it was added past the server",
    "变更链中没有此记录：它是绕过服务器添加的",
  ],
  [
    "the record differs from line {0}: it was changed past the server",
    "记录与第 {0} 行不符：它是绕过服务器更改的",
  ],
];

const inChinese = translator(WRITTEN);

/** What the server wrote into a record, in the reader's language; what people wrote stays. */
export function written(text: string): string {
  return language.value === "zh-CN" ? inChinese(text) : text;
}
