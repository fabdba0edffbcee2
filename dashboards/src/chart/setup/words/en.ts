/** Every text of beginning and changing charts in English; the Chinese ones have the same shape. */
export const en = {
  begin: "Begin a chart",
  beginHint:
    "It judges what arrives from now on, without a restart. What was stored before stays unjudged and is told beside the chart.",
  characteristic: "Characteristic",
  choose: "Choose one …",
  another: "A new one",
  known: "One that is there",
  code: "Code",
  codeHint: "Names it in files and links; never changes.",
  nameEn: "Name in English",
  nameZh: "Name in Chinese",
  unit: "Unit (UCUM)",
  unitHint: "As its tags send it: mm, um, N.m, Cel; empty for a plain number.",
  decimals: "Decimal places",
  lower: "Lower limit of the drawing",
  target: "Target",
  upper: "Upper limit of the drawing",
  oneSided: "Empty where the drawing has none.",
  severity: "How much hangs on it",
  chartCode: "Code of the chart",
  kind: "Chart",
  kindHint: {
    "xbar-r":
      "Several pieces one after another make a subgroup: their mean and their range. Finds small shifts soonest; right where measuring is quick and cheap, for up to 8 pieces.",
    "xbar-s":
      "As before, with the standard deviation of the pieces in place of their range. The recommended choice from 9 pieces up: a range looks at two of them only.",
    "i-mr":
      "Each measurement is a point, with its distance from the one before. Right where there is one value at a time: batches, slow or destructive measurements.",
  },
  size: "Subgroup size",
  sizeHint: {
    "xbar-r": "Pieces made under the same conditions; usually 4 or 5.",
    "xbar-s": "Pieces made under the same conditions; usually 9 or more.",
    "i-mr": "",
  },
  betterWithDeviations: "From 9 pieces up X̄-S is recommended: a range looks at two of them only.",
  sizeStays: "Stays: the chart has judged subgroups of this size. Retire it and begin another.",
  location: {
    "xbar-r": "Rules on means",
    "xbar-s": "Rules on means",
    "i-mr": "Rules on individual values",
  },
  dispersion: {
    "xbar-r": "Rules on ranges",
    "xbar-s": "Rules on standard deviations",
    "i-mr": "Rules on moving ranges",
  },
  rules: {
    "nelson-1": "a point beyond a control limit (3σ)",
    "nelson-2": "9 points in a row on one side: the mean has shifted",
    "nelson-3": "6 points in a row rising or falling: a drift, wear",
    "nelson-4": "14 points alternating up and down: two streams in turn, over-adjustment",
    "nelson-5": "2 of 3 points beyond 2σ on one side: an early sign of a shift",
    "nelson-6": "4 of 5 points beyond 1σ on one side: a small shift",
    "nelson-7": "15 points within 1σ: limits too wide, or mixed streams in a subgroup",
    "nelson-8": "8 points beyond 1σ on either side: two processes on one chart",
  } as Record<string, string>,
  noRules: "none: points are drawn, not judged",
  phaseOne: "Subgroups for the first limits",
  phaseOneHint: "At least 20 to 25; until then the chart is preliminary.",
  knownMu: "Mean μ, if known",
  knownSigma: "σ within, if known",
  knownHint:
    "From a study: proposed as limits when the chart is begun, for somebody else to approve. Empty: limits come from the first subgroups.",
  knownBoth: "Give mean and σ, or neither.",
  stale: "Stale after minutes without a point",
  reason: "Reason",
  submit: "Begin the chart",
  taken: "This code is in use already; choose another, or choose the one that is there.",
  outlook: {
    title: "What this leads to",
    alarms: (run: string, each: string) =>
      `While nothing is wrong, one false alarm in about ${run} subgroups (${each} in 1000).`,
    single: "Moving ranges are not counted: they depend on the values.",
    never: "Without a rule nothing is ever found.",
    found: (n: string) =>
      `A shift of the mean by one standard deviation is found after about ${n} subgroups.`,
    first: (subgroups: string, values: string) =>
      `The first limits come from ${subgroups} subgroups: ${values} measurements.`,
    wait: "Working it out …",
  },
  fed: {
    title: "What feeds it",
    none: "No tag measures this characteristic yet.",
    assign: "Assign a tag",
    all: "All tags",
  },
  settings: "Settings",
  change: "Change the settings",
  changeHint:
    "Holds from the next subgroup on; nothing is judged anew. Patterns begin anew where rules change.",
  save: "Save",
  retire: "Retire",
  retireHint:
    "The chart takes no readings from now on. What it judged stays, and it can be resumed.",
  resume: "Resume",
  resumeHint: "The chart takes readings again from now on, after an interruption.",
  since: (time: string, who: string) => `since ${time}, by ${who}`,
  always: "from the beginning",
  fromSubgroup: (n: string) => `from subgroup ${n} on`,
  earlier: "Earlier settings",
  retiredThen: "retired",
  subgroups: (n: string) => `${n} subgroups`,
  minutes: (n: string) => `${n} min`,
  retiredCharts: "Retired charts",
};

export type SetupWords = typeof en;
