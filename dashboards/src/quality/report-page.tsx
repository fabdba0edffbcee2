import { fileAddress } from "../api/client";
import { quality } from "../api/quality";
import type { Report } from "../api/types";
import { useCrumb } from "../app/crumb";
import { may, session } from "../app/session";
import { sign } from "../app/signature";
import { comma } from "../i18n/choice";
import { when, whole } from "../i18n/format";
import { language } from "../i18n/language";
import { said } from "../i18n/said";
import { Act } from "../ui/form";
import { useLoad } from "../ui/load";
import { Shown } from "../ui/shown";
import { Table } from "../ui/table";
import { AskAction } from "./actions-page";
import { Facts } from "./facts";
import { departmentName, personName } from "./names";
import { Comments } from "./report-comments";
import { ReportFigures } from "./report-figures";
import { DraftForm, ReportState } from "./reports-page";
import { q } from "./words";

/** One report as it will be read, and what is to be signed on it. */
export function ReportPage({ id }: { id: string }) {
  const found = useLoad((stop) => quality.report(id, stop), id);
  return (
    <Shown of={found} lines={20}>
      {(report) => <Sheet report={report} again={found.again} />}
    </Shown>
  );
}

export function reportName(report: Report): string {
  const m = q.value.report;
  return `${m.kinds[report.kind]} ${report.period}${comma()}${m.revision} ${report.revision}`;
}

function Sheet({ report, again }: { report: Report; again: () => void }) {
  const m = q.value.report;
  useCrumb(`${m.kinds[report.kind]} ${report.period}`);
  const by = (who: string | undefined, at: string | undefined) =>
    who === undefined || at === undefined ? undefined : m.by(personName(who), when(Date.parse(at)));
  return (
    <>
      <div class="page-head">
        <h1>
          {m.kinds[report.kind]} {report.period}
        </h1>
        <span>
          {m.revision} {report.revision}
        </span>
        <ReportState state={report.state} />
      </div>
      <section class="sheet pad stack">
        <Facts
          of={[
            [m.drafted, by(report.draftedBy, report.drafted)],
            [q.value.nc.reason, report.reason && said(report.reason)],
            [m.approved, by(report.approvedBy, report.approved)],
            [m.issued, by(report.issuedBy, report.issued)],
          ]}
        />
        <p class="quiet">
          {m.through(whole(report.through))} · <code class="hash">{m.hash(report.hash)}</code>
        </p>
        <Files report={report} />
      </section>
      <Acts report={report} again={again} />
      <Comments report={report} again={again} />
      {report.kind === "review" && <Decisions report={report} again={again} />}
      <ReportFigures figures={report.figures ?? {}} />
    </>
  );
}

/** A management review ends in decisions, each with an owner and a date. */
function Decisions({ report, again }: { report: Report; again: () => void }) {
  const m = q.value.action;
  return (
    <>
      <Table
        name={q.value.report.sections.decisions}
        titled
        rows={report.decisions ?? []}
        id={(decision) => String(decision.number)}
        columns={[
          { key: "number", head: m.number, value: (x) => x.number },
          {
            key: "text",
            head: m.text,
            value: (x) => x.text,
            show: (x) => <span class="wrap">{x.text}</span>,
          },
          { key: "owner", head: m.owner, value: (x) => personName(x.owner) },
          { key: "verifier", head: m.verifier, value: (x) => personName(x.verifier) },
          { key: "department", head: m.department, value: (x) => departmentName(x.department) },
          { key: "due", head: m.due, value: (x) => x.due, show: (x) => when(Date.parse(x.due)) },
        ]}
      />
      {report.state === "draft" && may("review") && (
        <AskAction about={{ report: report.id }} again={again} />
      )}
    </>
  );
}

function Files({ report }: { report: Report }) {
  const m = q.value.report;
  const address = (format: string) =>
    fileAddress(`/reports/${report.id}/file`, {
      format,
      language: language.value === "en" ? "en" : "zh",
    });
  return (
    <p class="acts">
      <span class="quiet">{m.files}</span>
      {(["pdf", "xlsx", "csv", "json"] as const).map((format) => (
        <a key={format} class="button" href={address(format)} download>
          {format.toUpperCase()}
        </a>
      ))}
    </p>
  );
}

function Acts({ report, again }: { report: Report; again: () => void }) {
  const m = q.value.report;
  const own = report.draftedBy === session.value?.login;
  const what = reportName(report);
  const lines = [what, m.hash(report.hash)];
  return (
    <div class="acts">
      {report.state === "draft" &&
        may("approve-report") &&
        (own ? (
          <p>{m.ownDraft}</p>
        ) : (
          <button
            type="button"
            class="button button-first"
            onClick={() =>
              void signReport(
                m.signApproval(what),
                lines,
                (secret) => quality.approveReport(report.id, secret),
                again,
              )
            }
          >
            {m.approve}
          </button>
        ))}
      {report.state === "approved" && may("issue-report") && (
        <button
          type="button"
          class="button button-first"
          onClick={() =>
            void signReport(
              m.signIssue(what),
              lines,
              (secret) => quality.issueReport(report.id, secret),
              again,
            )
          }
        >
          {m.issue}
        </button>
      )}
      {may("prepare-report") && report.state !== "revised" && (
        <Act label={m.again}>
          <DraftForm of={report} />
        </Act>
      )}
    </div>
  );
}

async function signReport(
  meaning: string,
  lines: readonly string[],
  act: (secret: string) => Promise<unknown>,
  again: () => void,
) {
  if (await sign({ meaning, lines, act })) again();
}
