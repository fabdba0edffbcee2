import { quality } from "../api/quality";
import type {
  Action,
  Complaint,
  Effect,
  GaugeSheet,
  LimitProposal,
  Nonconformance,
  ObjectiveLine,
  Plan,
  ProcessEvent,
  Report,
  Session,
  Visit,
} from "../api/types";
import { text } from "../i18n/choice";
import { characteristicName } from "../quality/names";
import { addressOf, DEFAULT_VIEW, printPlace } from "./route";

/** Why something waits for somebody; the texts of the bell name each. */
type Errand =
  | "contain"
  | "review"
  | "decide"
  | "execute"
  | "verify"
  | "close"
  | "action"
  | "actionVerify"
  | "effect"
  | "approveReport"
  | "issueReport"
  | "approvePlan"
  | "approveLimits"
  | "answer"
  | "explain"
  | "gauge"
  | "complaint"
  | "visit";

/** Something that waits for the person at this screen. */
export type Waiting = {
  key: string;
  errand: Errand;
  what: string;
  href: string;
  due: string | undefined;
  escalated: boolean;
};

/** All that may wait for anybody. */
export type Work = {
  nonconformances: readonly Nonconformance[];
  actions: readonly Action[];
  effects: readonly Effect[];
  reports: readonly Report[];
  plans: readonly Plan[];
  objectives: readonly ObjectiveLine[];
  gauges: readonly GaugeSheet[];
  complaints: readonly Complaint[];
  visits: readonly Visit[];
  limits: readonly LimitProposal[];
  signals: readonly ProcessEvent[];
};

/** Reads it; what cannot be read is empty, because a bell must not stand in the way. */
export async function readWork(today: string, stop: AbortSignal): Promise<Work> {
  const or = <T>(read: Promise<T>, otherwise: T) => read.catch(() => otherwise);
  const [
    nonconformances,
    actions,
    effects,
    reports,
    plans,
    objectives,
    gauges,
    complaints,
    visits,
    limits,
    signals,
  ] = await Promise.all([
    or(quality.nonconformances({ open: true, limit: 200 }, stop), { nonconformances: [] }),
    or(quality.actions(true, stop), { actions: [] }),
    or(quality.effects(true, stop), { effects: [] }),
    or(quality.reports(stop), { reports: [] }),
    or(quality.plans(stop), { plans: [] }),
    or(quality.objectives(stop), { asOf: "", objectives: [] }),
    or(quality.gauges(stop), { gauges: [] }),
    or(quality.complaints(true, stop), { complaints: [] }),
    or(quality.visitsDue(today, stop), { visits: [] }),
    or(quality.limitProposals(stop), { proposals: [] }),
    or(quality.openEvents(undefined, stop), { events: [] }),
  ]);
  return {
    nonconformances: nonconformances.nonconformances,
    actions: actions.actions,
    effects: effects.effects,
    reports: reports.reports,
    plans: plans.plans,
    objectives: objectives.objectives,
    gauges: gauges.gauges,
    complaints: complaints.complaints,
    visits: visits.visits,
    limits: limits.proposals,
    signals: signals.events,
  };
}

/**
 * What of it waits for this person: by what the offices allow, and for what falls to a department,
 * by the department. The latest due comes last.
 */
export function waitingFor(work: Work, who: Session, department: string | undefined): Waiting[] {
  const may = (permission: string) => who.permissions.includes(permission);
  const found: Waiting[] = [];
  const add = (
    errand: Errand,
    key: string,
    what: string,
    path: string[],
    more: { due?: string | undefined; level?: number; query?: Record<string, string> } = {},
  ) => {
    const escalated = (more.level ?? 0) > 0;
    found.push({
      key: `${errand} ${key}`,
      errand,
      what,
      href: addressOf("quality", path, more.query),
      due: more.due,
      escalated,
    });
  };
  for (const nc of work.nonconformances) {
    const errand = errandOf(nc, who, department);
    if (errand === undefined) continue;
    add(errand, nc.id, `NC-${nc.number} · ${nc.batch}`, ["nonconformances", nc.id], {
      due: nc.deadline,
      level: nc.level,
    });
  }
  for (const action of work.actions) {
    const mine = action.state === "open" && action.owner === who.login;
    const toVerify = action.state === "done" && action.verifier === who.login;
    if (!mine && !toVerify) continue;
    add(mine ? "action" : "actionVerify", action.id, action.text, ["actions"], {
      due: action.due,
      level: action.level,
      query: { action: String(action.number) },
    });
  }
  for (const effect of work.effects) {
    if (effect.checker !== who.login) continue;
    add("effect", effect.id, effect.criterion, ["nonconformances", effect.nonconformanceId], {
      due: effect.due,
      level: effect.level,
    });
  }
  for (const report of work.reports) {
    const what = `${report.period} r${report.revision}`;
    if (report.state === "draft" && may("approve-report") && report.draftedBy !== who.login) {
      add("approveReport", report.id, what, ["reports", report.id]);
    }
    if (report.state === "approved" && may("issue-report")) {
      add("issueReport", report.id, what, ["reports", report.id]);
    }
  }
  for (const plan of work.plans) {
    if (plan.approver !== undefined || plan.author === who.login || !may("approve-plan")) continue;
    add("approvePlan", plan.id, `${plan.part} / ${plan.operation}`, ["plans"]);
  }
  for (const limits of work.limits) {
    if (limits.author === who.login || !may("approve-limits")) continue;
    found.push({
      key: `approveLimits ${limits.id}`,
      errand: "approveLimits",
      what: text(limits.characteristic),
      href: printPlace({ at: "chart", id: limits.chart, view: DEFAULT_VIEW }),
      due: undefined,
      escalated: false,
    });
  }
  // The quality department may answer too; it is the engineers who are waited for.
  for (const signal of may("answer") && !may("review") ? work.signals : []) {
    found.push({
      key: `answer ${signal.id}`,
      errand: "answer",
      what: `${characteristicName(signal.characteristic)} · ${signal.station}`,
      href: printPlace({ at: "chart", id: signal.chartId, view: DEFAULT_VIEW }),
      due: undefined,
      escalated: false,
    });
  }
  for (const line of work.objectives) {
    const missed = line.status === "missed" || line.status === "clearly-missed";
    if (!missed || !line.over || line.reason !== undefined || line.owner !== who.login) continue;
    add("explain", `${line.id} ${line.period}`, line.period, ["objectives", line.id]);
  }
  if (may("calibrate")) {
    for (const { gauge, overdue } of work.gauges) {
      if (overdue && gauge.state === "in-use")
        add("gauge", gauge.code, gauge.code, ["gauges", gauge.code]);
    }
  }
  if (may("hear-customer")) {
    for (const one of work.complaints) {
      add("complaint", one.id, `C-${one.number} · ${one.customer}`, ["complaints", one.id], {
        due: one.due,
      });
    }
    for (const visit of work.visits) {
      add("visit", visit.id, visit.customer, ["complaints"], { due: `${visit.due}T23:59:59Z` });
    }
  }
  return found.sort((a, b) => (a.due ?? "9").localeCompare(b.due ?? "9"));
}

/** What a nonconformance wants of this person next. */
function errandOf(
  nc: Nonconformance,
  who: Session,
  department: string | undefined,
): Errand | undefined {
  const may = (permission: string) => who.permissions.includes(permission);
  const ours = may("review") || (department !== undefined && nc.department === department);
  switch (nc.state) {
    case "raised":
      return may("raise") && ours ? "contain" : undefined;
    case "contained":
      return may("review") ? "review" : undefined;
    case "in-review":
      return may("decide") && nc.raisedBy !== who.login ? "decide" : undefined;
    case "dispositioned":
    case "executing":
      if (nc.executed === nc.quantity && nc.awaiting === 0)
        return may("verify") ? "verify" : undefined;
      return may("execute") && ours ? "execute" : undefined;
    case "reinspection":
      return may("review") ? "execute" : undefined;
    case "verified":
      return may("verify") ? "close" : undefined;
    case "closed":
    case "voided":
      return undefined;
  }
}
