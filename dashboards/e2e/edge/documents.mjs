// What the stations of the small plant know: the context documents of one edge.

const both = (en, zh) => ({ en, zh });
const days = (n) => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10);
const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();

const BUSH = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200"><g fill="none" stroke="#1d2b3a" stroke-width="3"><path d="M60 50h280v100H60z"/><path d="M60 85h280M60 115h280" stroke-dasharray="10 6"/><path d="M110 85v30M105 92l5-7 5 7M105 108l5 7 5-7" stroke="#0b5cad"/></g><text x="122" y="108" font-family="sans-serif" font-size="20" fill="#0b5cad">Ø 16</text></svg>`;
const DEPTH = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200"><g fill="none" stroke="#1d2b3a" stroke-width="3"><path d="M60 50h120v60h60V50h100v100H60z"/><path d="M210 50v60M205 60l5-10 5 10M205 100l5 10 5-10" stroke="#0b5cad"/></g><text x="216" y="88" font-family="sans-serif" font-size="20" fill="#0b5cad">8</text></svg>`;
const FACE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 240"><g fill="#eef2f6" stroke="#1d2b3a" stroke-width="3"><rect x="40" y="40" width="320" height="160" rx="14"/><circle cx="200" cy="120" r="52"/><circle cx="80" cy="80" r="12"/><circle cx="320" cy="80" r="12"/><circle cx="80" cy="160" r="12"/><circle cx="320" cy="160" r="12"/></g></svg>`;

const RECORD = "0192f0c1-2345-7abc-8def-0123456789ab";

export function documents() {
  return {
    stations: {
      plant: both("Plant 1", "一厂"),
      zone: "Asia/Shanghai",
      stations: [
        {
          station: "HG-01",
          name: both("Hand measuring place", "手工测量台"),
          call: { name: "陈静 Chen Jing", phone: "6021" },
        },
        {
          station: "VS-40",
          name: both("Final inspection", "终检"),
          call: { name: "陈静 Chen Jing", phone: "6021" },
        },
      ],
      reasons: [
        { code: "R10", name: both("Dirt or burr on the gauge", "量具有脏污或毛刺"), repeat: true },
        { code: "R11", name: both("Part was not seated", "零件未放到位"), repeat: true },
        { code: "R20", name: both("Tool is worn", "刀具磨损") },
        { code: "R21", name: both("Machine was set wrong", "机床调整有误") },
        { code: "R30", name: both("Material", "材料问题") },
        { code: "R90", name: both("Not known yet", "原因待查") },
      ],
      nonconformances: [
        { code: "N01", name: both("Dimension", "尺寸超差") },
        { code: "N02", name: both("Burr", "毛刺") },
        { code: "N03", name: both("Scratch", "划伤") },
        { code: "N04", name: both("Wrong part", "错件") },
        { code: "N05", name: both("Damaged packing", "包装破损") },
        { code: "N09", name: both("Something else", "其他") },
      ],
    },
    people: {
      people: [
        {
          badge: "P1001",
          name: "李伟",
          pin: "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$c2FsdHNhbHRzYWx0",
          stations: ["HG-01", "VS-40"],
          qualified: [
            { operation: "OP10", until: days(200) },
            { operation: "OP20", until: days(200) },
            { operation: "OP40", until: days(200) },
          ],
        },
        {
          badge: "P1002",
          name: "Anna Berg",
          pin: "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$c2FsdHNhbHRzYWx0",
          stations: ["HG-01"],
          qualified: [{ operation: "OP20", until: days(-3) }],
        },
      ],
    },
    plans: {
      plans: [
        plan("OP10", both("Turning", "车削"), "SH-10", {}),
        plan("OP20", both("Bore and depth", "内孔与深度"), "HG-01", {
          everyMinutes: 60,
          characteristics: [
            {
              code: "D1",
              name: both("Bore diameter", "内孔直径"),
              instruction: both(
                "Wipe the bore. Push the bore gauge straight in, to the stop.",
                "擦净内孔，将内径量具垂直推到底。",
              ),
              picture: BUSH,
              unit: "mm",
              decimals: 3,
              sample: 5,
              specification: { lower: "15.985", target: "16.000", upper: "16.015" },
              limits: { lower: 15.9946, center: 16.0, upper: 16.0054 },
              gauge: "G-017",
              tag: { station: "HG-01", tag: "bore" },
              capture: "trigger",
              reaction: both(
                "Stop the machine. Put aside every part since the last good check. Call the setter.",
                "停机。隔离上次合格检验之后的全部零件。通知调整工。",
              ),
            },
            {
              code: "L1",
              name: both("Depth of the seat", "座深"),
              instruction: both(
                "Put the depth gauge flat on the face.",
                "将深度量具平放在端面上。",
              ),
              picture: DEPTH,
              unit: "mm",
              decimals: 2,
              sample: 5,
              specification: { lower: "7.95", target: "8.00", upper: "8.05" },
              limits: { lower: 7.973, center: 8.0, upper: 8.027 },
              gauge: "G-021",
              tag: { station: "HG-01", tag: "depth" },
              capture: "trigger",
              reaction: both(
                "Call the setter. Check the stop of the tool.",
                "通知调整工，检查刀具挡块。",
              ),
            },
          ],
        }),
        plan("OP40", both("Final inspection", "终检"), "VS-40", {
          gate: "outgoing",
          characteristics: [
            {
              code: "W1",
              name: both("Weight", "重量"),
              instruction: both("Put one part on the scale.", "将一件零件放在秤上。"),
              unit: "g",
              decimals: 1,
              sample: 1,
              specification: { lower: "118.0", target: "120.0", upper: "122.0" },
              gauge: "G-050",
              tag: { station: "WG-50", tag: "weight" },
              capture: "key",
              reaction: both("Put the part aside. Call quality.", "隔离该件，通知质量部。"),
            },
          ],
          attributes: {
            inspect: 32,
            accept: 2,
            reject: 3,
            instruction: both(
              "Turn each part under the lamp. Look at both faces and the four holes.",
              "在灯下转动每个零件，查看两个端面和四个孔。",
            ),
            picture: FACE,
            defects: [
              { code: "S1", name: both("Scratch", "划伤") },
              { code: "B1", name: both("Burr", "毛刺") },
              { code: "D1", name: both("Dent", "碰伤") },
              { code: "C1", name: both("Stain", "污渍") },
              { code: "H1", name: both("Hole missing", "缺孔") },
            ],
          },
        }),
      ],
    },
    batches: {
      batches: [
        batch("B00012", [step("OP10", "pass", 45)]),
        batch("B00013", []),
        batch("B00014", [step("OP10", "fail", 30)]),
        {
          ...batch("B00015", [step("OP10", "pass", 90)]),
          hold: {
            reason: "顾客投诉 2026-118：硬度不符。Customer complaint 2026-118: wrong hardness.",
            number: "NC-118",
            call: { name: "王芳 Wang Fang", phone: "6100" },
          },
        },
        batch("B00016", [step("OP10", "pass", 200), step("OP20", "pass", 90)]),
      ],
    },
    gauges: {
      gauges: [
        { gauge: "G-017", name: both("Bore gauge", "内径量具"), due: days(60), state: "in-use" },
        { gauge: "G-021", name: both("Depth gauge", "深度量具"), due: days(60), state: "in-use" },
        { gauge: "G-050", name: both("Scale", "电子秤"), due: days(-12), state: "in-use" },
      ],
    },
    charts: {
      charts: [
        {
          part: "BU-100",
          operation: "OP20",
          characteristic: "D1",
          means: [
            16.0004, 15.9991, 16.0012, 15.9985, 16.0021, 16.0002, 15.9996, 16.0015, 15.9978,
            16.0008, 16.0019, 15.9989, 16.0027, 16.0001, 15.9993, 16.0033,
          ],
        },
      ],
    },
  };
}

function plan(operation, operationName, station, rest) {
  return {
    part: "BU-100",
    partName: both("Bush 16", "衬套 16"),
    operation,
    operationName,
    station,
    revision: 3,
    gate: "in-process",
    characteristics: [],
    ...rest,
  };
}

function batch(number, steps) {
  return { batch: number, part: "BU-100", quantity: 480, lifted: [], steps };
}

function step(operation, verdict, minutes) {
  return {
    operation,
    record: RECORD,
    verdict,
    by: "赵强",
    at: ago(minutes),
    inspected: 20,
    defects: verdict === "pass" ? 0 : 4,
    means: {},
  };
}
