/** Every text of the screens in English; the Chinese ones must have the same shape. */
export const en = {
  product: "Gaugewire",
  skip: "Skip to the content",
  otherLanguage: "中文",
  otherLanguageHint: "切换到中文",
  theme: { dark: "Dark", light: "Light", toDark: "Switch to dark", toLight: "Switch to light" },
  places: { floor: "Floor", charts: "Charts", main: "Places" },
  units: { sigma: "σ" },

  link: {
    connecting: "Connecting",
    live: "Live",
    away: (since: string) => `Server away since ${since}`,
    awayHint: "What you see is what came before. It goes on by itself when the server is back.",
    asOf: (time: string) => `as of ${time}`,
  },

  state: {
    signal: "Signal",
    stale: "Stale",
    preliminary: "No limits yet",
    "in-control": "In control",
    retired: "Retired",
  },

  kind: { "xbar-r": "X̄-R", "xbar-s": "X̄-S", "i-mr": "I-MR" },
  pane: {
    "xbar-r": { location: "Mean X̄", dispersion: "Range R" },
    "xbar-s": { location: "Mean X̄", dispersion: "Standard deviation S" },
    "i-mr": { location: "Individual X", dispersion: "Moving range MR" },
  },

  /** What a rule found; `n` points, above or below the centre line. */
  rule: (rule: string, n: number, above: boolean): string => {
    switch (rule) {
      case "nelson-1":
        return above
          ? "a point above the upper control limit"
          : "a point below the lower control limit";
      case "nelson-2":
        return `${n} points in a row ${above ? "above" : "below"} the centre line`;
      case "nelson-3":
        return `${n} points in a row steadily ${above ? "rising" : "falling"}`;
      case "nelson-4":
        return `${n} points in a row alternating up and down`;
      case "nelson-5":
        return `2 of 3 points beyond 2σ, ${above ? "above" : "below"}`;
      case "nelson-6":
        return `4 of 5 points beyond 1σ, ${above ? "above" : "below"}`;
      case "nelson-7":
        return `${n} points in a row within 1σ of the centre line`;
      case "nelson-8":
        return `${n} points in a row beyond 1σ on both sides`;
      default:
        return "a pattern";
    }
  },
  ruleName: (number: string) => `rule ${number}`,
  onDispersion: (what: string, pane: string) => `${what} (${pane})`,
  sentence: {
    signal: (since: string, what: string, rule: string) =>
      `Out of control since ${since}: ${what} (${rule})`,
    stale: (since: string) => `Nothing has come since ${since}`,
    staleNever: "Nothing has come yet",
    preliminary: (n: string) => `No control limits yet; ${n} subgroups so far`,
    inControl: (since: string) => `In control since ${since}`,
    inControlAlways: "In control",
    retired: (n: string) => `Retired; its ${n} subgroups stay`,
  },

  floor: {
    title: "Floor",
    summary: "Charts by state",
    all: "All",
    noCharts: "No charts yet",
    noChartsHint:
      "A chart appears here by itself once an edge delivers readings of a characteristic that is charted.",
    none: "No chart is in this state.",
    spark: (n: string) => `Standardised means of the last ${n} subgroups`,
    last: "Last",
    noneYet: "–",
    since: (time: string) => `since ${time}`,
    wall: "Wall mode",
    wallHint: "For a large screen: no controls, turns by itself. Esc ends it.",
  },

  charts: {
    title: "Charts",
    filter: "Find a chart",
    filterHint: "Station, characteristic or code",
    count: (n: string) => `${n} charts`,
    noMatch: "No chart matches.",
    columns: {
      state: "State",
      station: "Station",
      characteristic: "Characteristic",
      kind: "Chart",
      last: "Last point",
      time: "Time",
      subgroups: "Subgroups",
      recent: "Recent",
    },
  },

  chart: {
    loading: "Loading the chart",
    notFound: "There is no such chart",
    notFoundHint: "It may have been removed. All charts are under Charts.",
    noSubgroups: "No subgroups in this range",
    noSubgroupsHint: "Points appear here as soon as the first subgroup is complete.",
    previous: "Previous chart",
    next: "Next chart",
    subgroupSize: (n: string) => `n = ${n}`,
    range: "Range",
    last: (n: string) => `Last ${n}`,
    allSubgroups: "All",
    period: "Period",
    loadingMore: (n: string) => `${n} subgroups, more are coming`,
    truncated: (n: string) => `Only the first ${n} subgroups of the period are shown`,
    axis: "Horizontal axis",
    byNumber: "Number",
    byTime: "Time",
    view: "View",
    asChart: "Chart",
    asTable: "Table",
    zones: "Zones",
    histogram: "Histogram",
    resetZoom: "Whole range",
    export: "Export",
    copyLink: "Copy link",
    linkCopied: "Link copied",
    linkNotCopied: "The browser did not allow it; copy the address above.",
    keys: "Keys",
    keysList: [
      ["← →", "one subgroup"],
      ["PgUp PgDn", "ten subgroups"],
      ["Home End", "first, latest"],
      [", .", "previous, next signal"],
      ["Enter", "raw readings"],
      ["+ − 0", "zoom in, out, whole range"],
      ["Shift ← →", "move the window"],
      ["[ ]", "previous, next chart"],
      ["Esc", "release the cursor"],
    ],
    mouse: "Drag to zoom, Shift-drag to move, wheel to zoom, double-click for the whole range.",
    plotRole: "control chart",
    plotHelp: "Use the arrow keys to move from subgroup to subgroup, Enter for the raw readings.",
    subgroup: "Subgroup",
    time: "Time",
    batch: "Batch",
    size: "Size",
    z: "Distance",
    rules: "Rules",
    limitSet: "Limits",
    noLimits: "none",
    version: (n: number) => `version ${n}`,
    limits: { ucl: "UCL", center: "CL", lcl: "LCL", usl: "USL", lsl: "LSL", target: "Target" },
    specification: "Specification",
    oneSided: "–",
    signals: "Signals",
    noSignals: "No signals in this range.",
    moreSignals: (n: string) => `and ${n} earlier ones`,
    unjudged: {
      title: "Not judged",
      help: "These readings are stored. The chart goes forward only: they are in no subgroup and in no limits.",
      readings: (n: string) => `${n} readings`,
      why: {
        replayed: "Came out of the quarantine after the chart had passed their time",
        "assigned-later": "Stored before their tag was assigned to the characteristic",
        "begun-later": "Stored before the chart was begun",
      },
    },
    limitVersions: "Control limits",
    noLimitVersions: "No limits have been set yet. The chart is preliminary.",
    validFrom: (time: string) => `from ${time}`,
    validAlways: "from the first reading on",
    by: (author: string) => `by ${author}`,
    approvedBy: (approver: string) => `approved by ${approver}`,
    basis: (n: string, method: string) => `n = ${n}, ${method}`,
    method: {
      rbar: "mean range",
      "mr-mean": "mean moving range",
      sbar: "mean standard deviation",
      pooled: "pooled standard deviation",
      known: "known beforehand",
    } as Record<string, string>,
    sigmaWithin: "σ within",
    readings: "Readings",
    readingsOf: (n: string) => `Readings of subgroup ${n}`,
    readingsUncertain:
      "Its readings are not kept any more, or which they are cannot be told for certain.",
    closeReadings: "Close",
    serial: "Serial",
    value: "Value",
    quality: "Quality",
    qualityGood: "good",
    qualityOther: (code: number) => `code ${code}`,
    edge: "Edge",
    noValue: "no value",
    past: {
      choose: "As of …",
      moment: "Moment",
      show: "Show",
      title: (time: string) => `As it stood at ${time}`,
      help: "Subgroups, judgements, limits, specification and remarks of later are left out.",
      arrivedLater: (n: string) => `${n} of these subgroups reached the server only later.`,
      none: "No subgroup was complete by then",
      now: "As it is now",
      noStudy:
        "Capability, answers, limits and comparisons are of the present: they stand below the chart as it is now.",
      stood: "As it stood then",
      charts: "Charts as they stood then",
    },
    pick: "Move to a point and press Enter to see its readings.",
    csv: {
      number: "subgroup",
      time: "time",
      location: "location",
      dispersion: "dispersion",
      size: "size",
      limits: "limits version",
      lcl: "lcl",
      center: "center",
      ucl: "ucl",
      batch: "batch",
      rules: "rules",
      remarks: "remarks",
    },
    tableNote: (n: string) => `The latest ${n} of this range; the CSV has all.`,
  },

  system: {
    title: "System",
    edges: "Edges",
    noEdges: "No edge has reported yet",
    noEdgesHint: "Start an edge agent and point it at this server; it appears here by itself.",
    columns: {
      edge: "Edge",
      site: "Site",
      state: "State",
      version: "Version",
      ledger: "Produced = stored",
      waiting: "Waiting at the edge",
      lag: "Oldest waiting",
      clock: "Clock offset",
      gaps: "Gaps",
    },
    online: "Online",
    offline: "Offline",
    since: (time: string) => `since ${time}`,
    ledgerEqual: (n: string) => `${n} = ${n}`,
    ledgerEqualWord: "complete",
    ledgerBehind: (produced: string, stored: string) => `${produced} > ${stored}`,
    ledgerBehindWord: (n: string) => `${n} under way`,
    ledgerAhead: (produced: string, stored: string) => `${produced} < ${stored}`,
    ledgerAheadWord: "does not add up: run gaugewire verify",
    epoch: (n: number) => `epoch ${n}`,
    nothing: "–",
    unassigned: "Tags that feed no characteristic",
    unassignedNone: "Every tag feeds a characteristic.",
    assign: "Assign",
    backup: "Last backup",
    backupNone: "None is known; make one with gaugewire backup",
    backupAge: (age: string) => `${age} ago`,
    gapsHint: "Times at which a device did not answer",
    unassignedMore: "There are more.",
    tag: "Tag",
    station: "Station",
    unit: "Unit",
    server: "Server",
    version: "Version",
    started: "Started",
    database: "Database",
    storage: "Storage",
    storageKind: {
      postgresql: "PostgreSQL, native partitions",
      "timescaledb-apache": "TimescaleDB, Apache edition",
      "timescaledb-full": "TimescaleDB, full",
    },
    monitoringLag: "Charts lag behind the store by",
    zone: "Plant time zone",
  },

  failed: {
    unreachable: "The server does not answer",
    unreachableHint: "This page tries again by itself. What edges measure meanwhile is kept there.",
    refused: "The server refused this",
    again: "Try again",
    home: "To the floor",
  },
  unknownPlace: "There is no such page",
};
