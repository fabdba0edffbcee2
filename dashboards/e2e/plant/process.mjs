// Seeded processes behind the charts of the small plant: what is measured, and what happens to it.

/** Mulberry32: the same numbers for the same seed, everywhere. */
export function random(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function normal(next) {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

const TEXTS = {
  shaft: { en: "Shaft line 1", zh: "轴加工一线" },
  press: { en: "Press fit 2", zh: "压装二工位" },
  leak: { en: "Leak test", zh: "气密检测" },
  dryer: { en: "Dryer 1", zh: "一号干燥机" },
  weigh: { en: "Weighing", zh: "称重" },
};

/** `trouble(n)`: shift of the mean in σ for subgroup n. */
const PROCESSES = [
  [
    "shaft",
    "D1",
    "Bearing seat diameter",
    "轴承位直径",
    "mm",
    3,
    25.0,
    0.004,
    5,
    (n) => (n % 240 > 205 ? 1.1 : 0),
    24.985,
    25.015,
  ],
  [
    "shaft",
    "D2",
    "Seal seat diameter",
    "密封位直径",
    "mm",
    3,
    38.0,
    0.005,
    5,
    () => 0,
    37.98,
    38.02,
  ],
  [
    "shaft",
    "L1",
    "Shoulder length",
    "轴肩长度",
    "mm",
    2,
    112.5,
    0.02,
    5,
    (n) => ((n % 200) - 100) / 140,
    112.4,
    112.6,
  ],
  [
    "shaft",
    "RA",
    "Surface roughness Ra",
    "表面粗糙度 Ra",
    "µm",
    2,
    0.62,
    0.03,
    1,
    () => 0,
    undefined,
    0.8,
  ],
  [
    "press",
    "F1",
    "Press-in force",
    "压入力",
    "kN",
    2,
    18.4,
    0.35,
    1,
    (n) => (n % 170 === 160 ? 4.2 : 0),
    15,
    22,
  ],
  ["press", "S1", "Press-in travel", "压入行程", "mm", 2, 42.1, 0.03, 5, () => 0, 41.9, 42.3],
  ["leak", "Q1", "Leak rate", "泄漏率", "mL/min", 3, 0.41, 0.03, 1, () => 0, undefined, 0.8],
  ["leak", "P1", "Test pressure", "测试压力", "kPa", 1, 200.0, 0.4, 5, () => 0, 198, 202],
  [
    "dryer",
    "T1",
    "Dryer temperature",
    "干燥温度",
    "°C",
    1,
    27.4,
    0.5,
    1,
    (n) => (n % 300 > 280 ? 2.4 : 0),
    undefined,
    30,
  ],
  ["dryer", "H1", "Dew point", "露点", "°C", 1, -38.0, 0.8, 1, () => 0, undefined, -30],
  ["weigh", "M1", "Net weight", "净重", "g", 1, 500.2, 0.6, 5, () => 0, 498.5, 502],
  ["weigh", "M2", "Tare", "皮重", "g", 1, 31.4, 0.15, 5, () => 0, undefined, undefined],
];

const D2 = { 1: 1.128, 5: 2.326 };
const D4 = { 1: 3.267, 5: 2.114 };

export function characteristics() {
  return PROCESSES.map(
    ([station, code, en, zh, unit, decimals, mean, sigma, n, trouble, lsl, usl], i) => ({
      id: i + 1,
      station,
      stationName: TEXTS[station],
      characteristic: {
        id: i + 1,
        code,
        name: { en, zh },
        unit,
        decimals,
        ...(lsl === undefined ? {} : { lsl }),
        ...(lsl === undefined || usl === undefined ? {} : { target: (lsl + usl) / 2 }),
        ...(usl === undefined ? {} : { usl }),
      },
      mean,
      sigma,
      n,
      trouble,
    }),
  );
}

/** Limits from μ and σ, as a version of a chart has them. */
export function limitSet(version, mean, sigma, n, firstSubgroup, validFrom, reason) {
  const pointSigma = sigma / Math.sqrt(n);
  const range = D2[n] * sigma;
  return {
    version,
    mu: mean,
    sigma,
    n: 25,
    method: n === 1 ? "mr-mean" : "rbar",
    validFrom,
    firstSubgroup,
    author: "m.weber",
    ...(version > 1 ? { approver: "y.chen" } : {}),
    reason,
    location: {
      lcl: mean - 3 * pointSigma,
      center: mean,
      ucl: mean + 3 * pointSigma,
      sigma: pointSigma,
    },
    dispersion: { center: range, ucl: D4[n] * range },
  };
}

/** The subgroups of one process, each a function of those before it. */
export function process(definition, seed) {
  const next = random(seed * 7919 + definition.id);
  const { decimals } = definition.characteristic;
  const resolution = 10 ** decimals;
  let before;
  return (number) => {
    const centre = definition.mean + definition.trouble(number) * definition.sigma;
    const readings = Array.from(
      { length: definition.n },
      () => Math.round((centre + normal(next) * definition.sigma) * resolution) / resolution,
    );
    const location = readings.reduce((sum, x) => sum + x, 0) / readings.length;
    const range =
      definition.n > 1
        ? Math.max(...readings) - Math.min(...readings)
        : before === undefined
          ? null
          : Math.abs(location - before);
    before = location;
    return {
      readings,
      location,
      dispersion: range === null ? null : Math.round(range * resolution) / resolution,
    };
  };
}
