/** Words that many pages of quality share, in English. */
export const common = {
  rooms: {
    home: "Defect rate",
    nonconformances: "Nonconformances",
    actions: "Actions",
    concessions: "Concessions",
    holds: "Holds",
    batches: "Batches",
    unplaced: "Unplaced",
    checks: "Missed inspections",
    objectives: "Objectives",
    complaints: "Complaints",
    gauges: "Gauges",
    plans: "Plans",
    reports: "Reports",
  },

  title: "Quality",

  role: {
    inspector: "Inspector",
    engineer: "Process engineer",
    quality: "Quality department",
    "department-head": "Department head",
    "plant-manager": "Plant manager",
    "general-manager": "General manager",
    "chief-quality-officer": "Chief quality officer",
    administrator: "Administrator",
    auditor: "Auditor",
  },

  severity: { critical: "Critical", major: "Major", minor: "Minor" },
  verdict: { pass: "Pass", fail: "Fail", unproven: "Unproven" },

  recordKind: {
    inspection: "Inspection",
    confirmation: "Confirmation",
    reinspection: "Re-inspection",
  },

  batchState: {
    open: "Open",
    hold: "On hold",
    released: "Released",
    concession: "Concession",
    rework: "Rework",
    scrapped: "Scrapped",
    returned: "Returned",
  },

  gate: { incoming: "Incoming", "in-process": "In process", outgoing: "Outgoing" },

  checkKind: {
    gate: "Confirm the one before",
    first: "First article",
    operation: "Operation",
    periodic: "Periodic",
  },

  checkState: { pending: "Pending", done: "Done", missed: "Missed", waived: "Waived" },

  mark: {
    typed: "typed values",
    "gauge-overdue": "gauge overdue",
    "gauge-withdrawn": "gauge withdrawn",
    "gauge-unknown": "gauge unknown",
    "outside-specification": "outside the specification",
    incomplete: "fewer values than planned",
    "no-first-article": "before the first article",
    "no-plan": "no plan held",
    "not-qualified": "signer not qualified",
    "placed-by-hand": "placed by hand",
    "unknown-characteristic": "unknown characteristic",
    "batch-hold": "batch on hold",
    "batch-released": "batch released already",
    "batch-concession": "batch under a concession",
    "batch-scrapped": "batch scrapped",
    "batch-returned": "batch returned",
    "batch-rework": "batch in rework",
  } as Record<string, string>,

  clock: {
    left: (span: string) => `${span} left`,
    over: (span: string) => `${span} over`,
    at: (office: string) => `with the ${office.toLowerCase()}`,
  },
};
