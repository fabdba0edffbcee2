/** A sentence that the server keeps in English; {0}, {1} stand for what it fills in. */
export type Sentence = readonly [english: string, chinese: string];

/** Puts sentences of a list into Chinese; every other text stays as it is. */
export function translator(sentences: readonly Sentence[]): (text: string) => string {
  let compiled: readonly { fits: RegExp; chinese: string }[] | undefined;
  return (text) => {
    compiled ??= sentences.map(([english, chinese]) => ({ fits: pattern(english), chinese }));
    for (const { fits, chinese } of compiled) {
      const found = fits.exec(text);
      if (found !== null) {
        return chinese.replace(/\{(\d)\}/g, (_, n) => {
          const filled = found[Number(n) + 1] ?? "";
          return WORDS[filled] ?? filled;
        });
      }
    }
    return text;
  };
}

function pattern(english: string): RegExp {
  const literal = english.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
  return new RegExp(`^${literal.replace(/\{\d\}/g, "(.+?)")}$`);
}

/** Words as the server fills them into its sentences. */
const WORDS: Readonly<Record<string, string>> = {
  open: "进行中",
  hold: "被扣留",
  "on hold": "被扣留",
  released: "已放行",
  concession: "已让步接收",
  rework: "返工中",
  scrapped: "已报废",
  returned: "已退货",
  raised: "已提出",
  contained: "已隔离",
  "in-review": "评审中",
  dispositioned: "已决定",
  executing: "执行中",
  reinspection: "复检中",
  verified: "已验证",
  closed: "已关闭",
  voided: "已作废",
  done: "已完成",
  pending: "待检",
  missed: "已漏检",
  waived: "已免检",
  draft: "为草稿",
  approved: "已批准",
  issued: "已发布",
  revised: "已被修订",
  waiting: "待处理",
  replayed: "已重试",
  discarded: "已放弃",
  concluded: "已结束",
  abandoned: "已放弃",
  "its first use": "首次使用",
  month: "月",
  quarter: "季度",
  year: "年",
  site: "厂区",
  department: "部门",
  line: "产线",
  station: "工位",
  defect: "缺陷代码",
  characteristic: "质量特性",
  chart: "控制图",
  part: "零件",
  plan: "检验计划",
  gauge: "量具",
  person: "人员",
  qualification: "资格",
  "a reading": "读数",
  "a result": "测试结果",
  "an inspection record": "检验记录",
  "an event": "事件",
  "a gap": "缺口",
};
