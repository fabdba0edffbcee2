// The quality domain of the small plant: one of everything a screen has to show, most of it fixed,
// so that journeys know what they will find. It keeps what it is told only as far as they need.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const id = (n) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const iso = (millis) => new Date(millis).toISOString();
const day = (millis) => iso(millis).slice(0, 10);
const name = (en, zh) => ({ en, zh });

const master = {
  departments: [
    { code: "machining", name: name("Machining", "机加工") },
    { code: "assembly", name: name("Assembly", "装配") },
  ],
  lines: [
    { code: "L1", name: name("Shaft line", "轴线"), department: "machining" },
    { code: "L2", name: name("Dryer line", "烘干机线"), department: "assembly" },
  ],
  defects: [
    { code: "scratch", name: name("Scratch", "划伤"), severity: "minor" },
    { code: "burr", name: name("Burr", "毛刺"), severity: "major" },
    { code: "crack", name: name("Crack", "裂纹"), severity: "critical" },
  ],
  characteristics: [
    { code: "bore", name: name("Bore", "孔径"), unit: "mm", decimals: 3, lower: 9.9, upper: 10.1 },
  ],
  parts: [
    {
      code: "SH-20",
      name: name("Drive shaft", "驱动轴"),
      operations: [
        {
          code: "IQC",
          name: name("Incoming", "进厂检验"),
          gate: "incoming",
          line: "L1",
          station: "S1",
        },
        {
          code: "TURN",
          name: name("Turning", "车削"),
          gate: "in-process",
          line: "L1",
          station: "shaft",
        },
        {
          code: "FQC",
          name: name("Final", "出厂检验"),
          gate: "outgoing",
          line: "L2",
          station: "S3",
        },
      ],
    },
  ],
  gauges: [{ code: "G-1", name: name("Caliper", "卡尺"), intervalDays: 180, due: "2026-12-31" }],
};

const EVERY = [
  [
    "inspector",
    "李伟",
    ["inspector"],
    ["act", "read", "raise", "hold", "inspect", "execute", "edit-batch"],
  ],
  [
    "quality",
    "王芳",
    ["quality"],
    [
      "act",
      "read",
      "read-audit",
      "edit-master-data",
      "approve-plan",
      "make-plan",
      "waive",
      "void",
      "release",
      "raise",
    ].concat(
      ["review", "dispose", "decide", "execute", "verify", "hold", "lift-hold", "calibrate"],
      ["edit-objective", "explain-objective", "hear-customer", "prepare-report", "issue-report"],
      ["answer", "annotate", "propose-limits", "approve-limits", "comment-report"],
    ),
  ],
  [
    "engineer",
    "Liu Yang",
    ["engineer"],
    [
      "act",
      "read",
      "answer",
      "annotate",
      "raise",
      "make-plan",
      "propose-limits",
      "approve-limits",
    ].concat(["calibrate", "study-gauge"]),
  ],
  [
    "manager",
    "Chen Jun",
    ["plant-manager"],
    ["act", "read", "decide", "concede", "comment-report", "approve-report"],
  ],
  [
    "admin",
    "Zhao Min",
    ["administrator"],
    [
      "act",
      "read",
      "read-audit",
      "edit-people",
      "edit-master-data",
      "assign-tag",
      "clear-quarantine",
    ],
  ],
];
/** Everybody's; this plant is made of paper. */
const PASSWORD = "virtual plant";

const rate = (found, inspected) => {
  const value = found / inspected;
  const half = 1.96 * Math.sqrt((value * (1 - value)) / inspected);
  return { inspected, found, value, lower: Math.max(0, value - half), upper: value + half };
};

function defectRate(query, now) {
  const counts = [9, 12, 7, 11, 8, 31, 10, 13, 9, 8, 6, 10, 7];
  const center = counts.reduce((sum, n) => sum + n, 0) / (counts.length * 500);
  const spread = 3 * Math.sqrt((center * (1 - center)) / 500);
  const below = query.has("part")
    ? "operation"
    : query.has("line")
      ? "part"
      : query.has("department")
        ? "line"
        : "department";
  const shares = {
    department: master.departments,
    line: master.lines,
    part: master.parts,
    operation: master.parts[0].operations,
  }[below];
  const named = (each) => ({ code: each.code, nameEn: each.name.en, nameZh: each.name.zh });
  return {
    from: day(now - 90 * DAY),
    to: day(now + DAY),
    step: query.get("step") ?? "week",
    total: rate(
      counts.reduce((sum, n) => sum + n, 0),
      counts.length * 500,
    ),
    chart: {
      kind: "p",
      center,
      dispersion: 1,
      steps: counts.map((found, i) => ({
        start: day(now - (counts.length - i) * 7 * DAY),
        rate: rate(found, 500),
        lcl: Math.max(0, center - spread),
        ucl: center + spread,
        beyond: found / 500 > center + spread,
      })),
    },
    below,
    shares: shares.map((each, i) => ({ ...named(each), rate: rate(60 + 20 * i, 3000) })),
    defects: master.defects.map((each, i) => ({
      ...named(each),
      severity: each.severity,
      count: 80 - 30 * i,
    })),
  };
}

/** A plant of its own for each server. */
export function makeQuality(started = Date.now()) {
  const people = EVERY.map(([login, own, roles], i) => ({
    id: id(10 + i),
    login,
    badge: `P100${i}`,
    name: own,
    department: i === 0 ? "machining" : "assembly",
    language: "zh",
    activeFrom: "2026-01-01",
    offices: roles.map((role) => ({ role, from: "2026-01-01" })),
    version: 1,
  }));
  const batch = {
    id: id(100),
    number: "B-0412",
    part: "SH-20",
    quantity: 200,
    scrapped: 0,
    returned: 0,
    left: 200,
    supplierLot: "SL-77",
    customer: "Dryer Works",
    position: 2,
    state: "hold",
    opened: iso(started - 2 * DAY),
    version: 3,
  };
  const record = {
    id: id(200),
    number: 4711,
    kind: "inspection",
    part: "SH-20",
    operation: "TURN",
    station: "S2",
    signer: "P1000",
    source: "edge:plant-1/edge-1",
    signed: iso(started - DAY),
    planVersion: 2,
    verdict: "fail",
    inspected: 10,
    nonconforming: 2,
    marks: ["typed"],
    hash: "5f".repeat(32),
    content: JSON.stringify({
      kind: "inspection",
      batch: "B-0412",
      operation: "TURN",
      measurements: [
        {
          characteristic: "bore",
          unit: "mm",
          values: [
            { value: 10.012, source: "gauge", gauge: "G-1", time: iso(started - DAY) },
            { value: 10.131, source: "typed", time: iso(started - DAY) },
          ],
        },
      ],
      counts: { inspected: 10, defects: [{ code: "burr", count: 2 }] },
    }),
  };
  const hold = {
    id: id(300),
    number: 9,
    batchId: batch.id,
    kind: "inspection",
    reason: "TURN: 2 of 10 pieces nonconforming",
    placedBy: "system",
    placed: iso(started - DAY),
    revision: 1,
  };
  const states = [
    "raised",
    "contained",
    "in-review",
    "executing",
    "reinspection",
    "verified",
    "closed",
  ];
  const nonconformances = states.map((state, i) => ({
    id: id(400 + i),
    number: 12 + i,
    source: ["failed", "missed", "reported"][i % 3],
    batchId: batch.id,
    batch: batch.number,
    operation: "TURN",
    inspectionId: record.id,
    description: "Bore 10.131 mm lies above 10.100 mm; burr on two pieces.",
    severity: ["major", "critical", "minor"][i % 3],
    department: i % 2 === 0 ? "machining" : "assembly",
    raisedBy: "inspector",
    raised: iso(started - (i + 1) * DAY),
    repeats: i % 2,
    state,
    quantity: 20,
    decided: i < 3 ? 0 : 20,
    executed: i < 4 ? 0 : 20,
    awaiting: state === "reinspection" ? 20 : 0,
    entered: iso(started - (i + 1) * DAY),
    ...(state === "closed" ? {} : { deadline: iso(started + (i - 2) * 5 * HOUR + HOUR) }),
    level: i === 0 ? 3 : i === 1 ? 1 : 0,
    version: 1,
  }));
  const objective = (n, scope, scopeCode, target, value, more) => ({
    id: id(500 + n),
    version: 1,
    nameEn: "Defect rate",
    nameZh: "不合格率",
    metric: "defect-rate",
    direction: "at-most",
    target,
    scope,
    scopeCode,
    period: iso(started).slice(0, 7),
    owner: "quality",
    count: Math.round(value * 6500),
    of: 6500,
    actual: value,
    lower: value * 0.85,
    upper: value * 1.15,
    over: false,
    chanceToMeet: value < target ? 0.93 : 0.21,
    status: value < target ? "clearly-met" : "clearly-missed",
    ...more,
  });
  const objectives = [
    objective(0, "company", "", 0.025, 0.0217),
    objective(1, "department", "machining", 0.018, 0.02, {
      parent: id(500),
      nameEn: "Machining",
      nameZh: "机加工",
    }),
    objective(2, "line", "L1", 0.018, 0.02, {
      parent: id(501),
      nameEn: "Shaft line",
      nameZh: "轴线",
      reason: "worn insert",
    }),
  ];
  const report = {
    id: id(600),
    kind: "month",
    period: "2026-10",
    revision: 1,
    state: "draft",
    hash: "ab".repeat(32),
    through: 88_120,
    reason: "first of the month",
    draftedBy: "system",
    drafted: iso(started - 5 * DAY),
  };
  const comments = [];
  const action = {
    id: id(700),
    number: 3,
    nonconformanceId: id(402),
    nonconformance: 14,
    text: "Change the insert after 400 pieces",
    department: "machining",
    owner: "quality",
    verifier: "manager",
    due: iso(started - HOUR),
    state: "open",
    measure: "No bore above 10.08 mm for a week",
    reopened: 0,
    level: 1,
    createdBy: "quality",
    created: iso(started - 3 * DAY),
  };
  const gauge = (code, due, overdue) => ({
    gauge: {
      code,
      nameEn: "Caliper",
      nameZh: "卡尺",
      intervalDays: 180,
      state: "in-use",
      stateSince: iso(started - 200 * DAY),
      due,
    },
    overdue,
    calibrations: [],
  });
  const complaint = {
    id: id(800),
    number: 5,
    customer: "Dryer Works",
    part: "SH-20",
    batchId: batch.id,
    batch: batch.number,
    said: "Two shafts do not fit.",
    severity: "major",
    received: iso(started - 2 * DAY),
    due: iso(started + 3 * DAY),
    recordedBy: "quality",
    version: 1,
  };
  const visit = {
    id: id(810),
    deliveryId: id(811),
    customer: "Dryer Works",
    batch: "B-0398",
    delivered: day(started - 10 * DAY),
    due: day(started - 3 * DAY),
  };
  const check = (state, n) => ({
    id: id(900 + n),
    batchId: batch.id,
    batch: batch.number,
    part: "SH-20",
    operation: "TURN",
    kind: n === 0 ? "operation" : "periodic",
    ordinal: n,
    line: "L1",
    state,
    planned: iso(started - DAY),
    due: iso(started - DAY + HOUR),
  });
  const plan = {
    id: id(950),
    part: "SH-20",
    operation: "TURN",
    version: 3,
    content: {
      characteristics: [{ characteristic: "bore", sample: 2 }],
      attributes: { inspect: 10, accept: 0, defects: ["burr"] },
      everyMinutes: 60,
      reaction: name("Stop and call.", "停机并呼叫。"),
    },
    author: "engineer",
    reason: "new insert",
  };
  const audit = [1, 2, 3].map((n) => ({
    number: 88_120 - n,
    time: iso(started - n * HOUR),
    author: "quality",
    origin: "127.0.0.1",
    reason: n === 1 ? "decided on" : "",
    kind: "hold",
    record: hold.id,
    action: n === 3 ? "insert" : "update",
    ...(n === 3 ? {} : { before: JSON.stringify({ lifted: null, revision: n }) }),
    after: JSON.stringify({ lifted: iso(started), revision: n + 1 }),
    hash: "cd".repeat(32),
  }));
  const node = (n, number, depth) => ({
    id: id(n),
    number,
    part: "SH-20",
    state: depth === 0 ? batch.state : "released",
    supplierLot: depth === 1 ? "SL-77" : "",
    depth,
  });
  let session;

  const trace = () => ({
    madeFrom: [node(100, batch.number, 0), node(101, "R-2201", 1), node(102, "R-2202", 1)],
    wentInto: [node(100, batch.number, 0), node(103, "D-0007", 1)],
    records: [
      {
        id: record.id,
        batch: "R-2201",
        operation: "IQC",
        kind: "inspection",
        verdict: "pass",
        signer: "P1000",
        signed: record.signed,
      },
    ],
    touched: [
      { what: "person", name: "P1000", times: 3 },
      { what: "gauge", name: "G-1", times: 12 },
      { what: "characteristic", name: "bore", times: 12 },
    ],
    nonconformances: nonconformances.slice(0, 2),
    complaints: [{ ...complaint, answered: false }],
    deliveries: [
      {
        id: visit.deliveryId,
        batch: "D-0007",
        customer: "Dryer Works",
        delivered: visit.delivered,
      },
    ],
  });

  const signedIn = (login) => {
    const [, own, roles, permissions] = EVERY.find((each) => each[0] === login);
    return {
      person: people.find((each) => each.login === login).id,
      login,
      name: own,
      roles,
      permissions,
    };
  };

  const sheetOf = (nc) => ({
    nonconformance: nc,
    dispositions: nc.dispositions ?? [],
    actions: nc.number === 14 ? [action] : [],
  });

  const costs = [];
  const effect = {
    id: id(460),
    number: 3,
    nonconformanceId: id(402),
    checker: "quality",
    due: iso(started + 2 * DAY),
    criterion: "no burr on the next 500 shafts",
    plannedBy: "quality",
    planned: iso(started - DAY),
    level: 0,
  };

  const reads = {
    people: (rest) => (rest[0] ? people.find((each) => each.id === rest[0]) : { people }),
    "master-data": (rest) => (rest[2] === "history" ? { lines: pastOf(rest[1]) } : master),
    qualifications: () => ({
      qualifications: [
        { person: id(10), part: "SH-20", operation: "TURN", from: "2026-01-01", to: "2027-01-01" },
      ],
    }),
    plans: () => ({ plans: [plan] }),
    objectives: (rest) =>
      rest[0]
        ? {
            versions: [
              {
                ...objectives.find((each) => each.id === rest[0]),
                validFrom: "2026-01-01",
                author: "quality",
                recorded: iso(started),
                reason: "policy 2026",
              },
            ],
          }
        : { asOf: iso(Date.now()), objectives },
    "defect-rate": (rest, query) =>
      rest[0] === "records"
        ? { records: [{ ...record, line: "L1", defects: ["burr × 2"] }] }
        : defectRate(query, Date.now()),
    batches: (rest) =>
      rest[1] === "trace"
        ? trace()
        : rest[0]
          ? {
              batch,
              routing: routing(),
              checks: [check("missed", 0), check("pending", 1)],
              records: [record],
              holds: [hold],
            }
          : { batches: [batch] },
    holds: () => ({ holds: [hold] }),
    inspections: () => record,
    checks: (rest) =>
      rest[0] === "accounts"
        ? {
            accounts: [
              {
                line: "L1",
                operation: "TURN",
                planned: 40,
                done: 35,
                missed: 2,
                waived: 1,
                pending: 2,
              },
            ],
          }
        : { checks: [check("missed", 0)] },
    nonconformances: (rest, query) => {
      if (rest[1] === "costs")
        return { costs: costs.filter((each) => each.nonconformanceId === rest[0]) };
      if (rest[0]) return sheetOf(nonconformances.find((each) => each.id === rest[0]));
      const open = query.get("open") === "true";
      return {
        nonconformances: nonconformances.filter((each) => !open || each.deadline !== undefined),
      };
    },
    actions: () => ({ actions: [action] }),
    effects: () => ({ effects: [effect] }),
    concessions: () => ({
      concessions: [
        {
          id: id(450),
          nonconformanceId: id(403),
          nonconformance: 15,
          batchId: batch.id,
          batch: batch.number,
          part: batch.part,
          operation: "TURN",
          state: "valid",
          quantity: 6,
          left: 6,
          reason: "does not touch the function",
          customerReference: "DW-77",
          customer: "Dryer Works",
          expires: day(started + 40 * DAY),
          decidedBy: "manager",
          decided: iso(started - DAY),
        },
      ],
    }),
    escalations: () => ({ escalations: [] }),
    gauges: (rest) =>
      rest[0]
        ? gauge(rest[0], day(started + 100 * DAY), false)
        : {
            gauges: [
              gauge("G-2", day(started - 3 * DAY), true),
              gauge("G-1", day(started + 100 * DAY), false),
            ],
          },
    complaints: (rest) => (rest[0] ? complaint : { complaints: [complaint] }),
    visits: () => ({ visits: [visit] }),
    reports: (rest) =>
      rest[0] ? { ...report, figures: figures(objectives), comments } : { reports: [report] },
    "process-events": () => ({ events: [] }),
    audit: (rest) =>
      rest[0] === "anchor"
        ? { number: 88_120, hash: "cd".repeat(32) }
        : rest[0] === "verdict"
          ? { intact: true, lines: 88_120, records: 41_007, head: "cd".repeat(32) }
          : { lines: audit },
    "unplaced-records": () => ({
      records: [
        {
          id: id(990),
          source: "edge:plant-1/edge-1",
          station: "S2",
          signed: iso(started - DAY),
          content: record.content,
          reason: "There is no batch B-9999.",
          received: iso(started),
        },
      ],
    }),
    trace: () => ({
      batches: [
        { id: batch.id, number: batch.number, part: batch.part, state: batch.state, times: 3 },
      ],
    }),
    bindings: (rest) =>
      rest[0] === "targets"
        ? {
            characteristics: [
              {
                id: 1,
                code: "exposure",
                nameEn: "Exposure",
                nameZh: "曝光",
                unit: "ms",
                decimals: 1,
              },
            ],
          }
        : { bindings: [] },
    quarantine: () => ({
      entries: [
        {
          id: 1,
          site: "plant-1",
          edge: "edge-2",
          epoch: 1,
          seq: 9098,
          cause: "refused",
          reason: "The tag 12 was never announced.",
          received: iso(started - HOUR),
          lastSeen: iso(started),
          times: 2,
          bytes: 4120,
          state: "waiting",
        },
      ],
    }),
    search: (_rest, query) => ({
      hits: [
        {
          kind: "batch",
          id: batch.id,
          labelEn: batch.number,
          labelZh: batch.number,
          detail: "SH-20",
        },
      ].filter((hit) => hit.labelEn.toLowerCase().includes(query.get("text").toLowerCase())),
    }),
    scan: () => ({ batch, routing: routing(), checks: [], records: [record], holds: [hold] }),
  };

  /** Added by the system, then changed by somebody who said why. */
  function pastOf(record) {
    const first = { code: record, usl: 10.2, severity: "minor" };
    const line = (number, more) => ({ number, kind: "characteristic", record, ...more });
    return [
      line(912, {
        time: iso(started - DAY),
        author: "quality",
        reason: "drawing C",
        action: "update",
        before: JSON.stringify(first),
        after: JSON.stringify({ ...first, usl: 10.1 }),
      }),
      line(7, {
        time: iso(started - 30 * DAY),
        author: "system",
        reason: "known before such changes were recorded",
        action: "insert",
        after: JSON.stringify(first),
      }),
    ];
  }

  function routing() {
    return master.parts[0].operations.map((step, i) => ({
      part: "SH-20",
      position: i + 1,
      code: step.code,
      nameEn: step.name.en,
      nameZh: step.name.zh,
      gate: step.gate,
      line: step.line,
      station: step.station,
    }));
  }

  /** What the few acts of the journeys change. */
  function act(head, rest, body) {
    if (body.secret !== undefined && body.secret !== PASSWORD) {
      return { status: 403, detail: "The secret is wrong.", field: "secret" };
    }
    const nc = head === "nonconformances" && nonconformances.find((each) => each.id === rest[0]);
    if (nc && rest[1] === "containment") {
      Object.assign(nc, {
        state: "contained",
        containment: body.text,
        level: 0,
        deadline: iso(Date.now() + DAY),
      });
      return sheetOf(nc);
    }
    if (nc && rest[1] === "costs") {
      const known = costs.find((each) => each.id === rest[2]);
      if (known) Object.assign(known, { voidReason: body.reason, voidedBy: session.login });
      else {
        const by = { author: session.login, recorded: iso(Date.now()) };
        costs.push({ ...body, ...by, nonconformanceId: nc.id });
      }
      nc.cost = costs
        .filter((each) => each.nonconformanceId === nc.id && each.voidReason === undefined)
        .reduce((sum, each) => sum + each.amount, 0);
      return { costs: costs.filter((each) => each.nonconformanceId === nc.id) };
    }
    if (head === "effects") {
      const { effective, finding } = body;
      return Object.assign(effect, { effective, finding, checked: iso(Date.now()) });
    }
    if (nc && rest[1] === "dispositions") {
      const { secret: _secret, ...decision } = body;
      nc.dispositions = [
        ...(nc.dispositions ?? []),
        {
          ...decision,
          nonconformanceId: nc.id,
          decidedBy: session.login,
          decided: iso(Date.now()),
        },
      ];
      nc.decided += body.quantity;
      if (nc.decided === nc.quantity) nc.state = "dispositioned";
      return sheetOf(nc);
    }
    if (head === "reports" && rest[1] === "comments" && rest.length === 2) {
      const said = { reportId: rest[0], writtenBy: session.login, written: iso(Date.now()) };
      comments.push({ ...body, ...said, number: comments.length + 1 });
      return { comments };
    }
    if (head === "reports" && rest[1] === "comments") {
      Object.assign(
        comments.find((each) => each.id === rest[2]),
        { answer: body.text, answeredBy: session.login, answered: iso(Date.now()) },
      );
      return { comments };
    }
    if (head === "reports" && rest[1] === "approval") {
      if (comments.some((each) => each.answer === undefined)) {
        return { status: 409, detail: "1 of its comments are not answered yet." };
      }
      Object.assign(report, {
        state: "approved",
        approvedBy: session.login,
        approved: iso(Date.now()),
      });
      return report;
    }
    return { status: 404, detail: "This plant does not do that." };
  }

  /** Answers a request of the domain, or gives undefined for what is not of it. */
  return (method, path, query, body) => {
    const [head, ...rest] = path.split("/").slice(1).map(decodeURIComponent);
    if (head === "session" && method === "POST") {
      if (body.password !== PASSWORD || !EVERY.some((each) => each[0] === body.login)) {
        return { status: 401, detail: "Name or password is wrong." };
      }
      session = signedIn(body.login);
      return session;
    }
    if (head !== "session" && reads[head] === undefined) return undefined;
    if (session === undefined) return { status: 401, detail: "Sign in first." };
    if (head === "session") {
      const was = session;
      if (method === "DELETE") session = undefined;
      return was;
    }
    return method === "GET" ? reads[head](rest, query) : act(head, rest, body);
  };
}

function figures(objectives) {
  return {
    objectives,
    production: {
      completed: [
        { part: "SH-20", nameEn: "Drive shaft", nameZh: "驱动轴", batches: 12, pieces: 2390 },
      ],
      inspected: [
        {
          gate: "in-process",
          line: "L1",
          part: "SH-20",
          operation: "TURN",
          records: 88,
          failed: 3,
          inspected: 6500,
          nonconforming: 141,
          firstInspected: 6400,
          firstNonconforming: 120,
        },
      ],
      discipline: [{ line: "L1", planned: 40, done: 35, missed: 2, waived: 1, pending: 2 }],
    },
    incidents: { raised: 7, closed: 1, open: 6, cost: 1200, list: [] },
    complaints: { received: 1, answered: 0, list: [] },
    visits: { made: 2, satisfied: 2, overdue: 1, list: [] },
    settlement: {
      asked: 1,
      verified: 0,
      overdue: 1,
      actions: [],
      settled: [{ kind: "rework", decisions: 2, pieces: 24 }],
    },
  };
}
