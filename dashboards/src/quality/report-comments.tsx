import { newId, quality } from "../api/quality";
import type { Report, ReportComment } from "../api/types";
import { may } from "../app/session";
import { comma } from "../i18n/choice";
import { when } from "../i18n/format";
import { Act, Field, Form } from "../ui/form";
import { Mark } from "./marks";
import { personName } from "./names";
import { Picked } from "./objectives-page";
import { q } from "./words";

/** What departments say about a draft, on which section, and what was answered. */
export function Comments({ report, again }: { report: Report; again: () => void }) {
  const m = q.value.comment;
  const comments = report.comments ?? [];
  const draft = report.state === "draft";
  const sections = sectionsOf(report);
  if (comments.length === 0 && !draft) return null;
  return (
    <section class="sheet pad stack" aria-label={m.title}>
      <h2>{m.title}</h2>
      {comments.length === 0 && <p class="quiet">{m.none}</p>}
      <ul class="lines">
        {comments.map((comment) => (
          <li key={comment.id}>
            <Said comment={comment} report={report} again={again} />
          </li>
        ))}
      </ul>
      {draft && may("comment-report") && (
        <Act label={m.write}>
          <Form
            submit={m.write}
            onSubmit={async (typed) => {
              await quality.commentReport(report.id, {
                id: newId(),
                section: typed.text("section") as ReportComment["section"],
                text: typed.text("text"),
              });
              again();
            }}
          >
            <Picked label={m.section} name="section" of={sections} />
            <Field label={m.text} wide>
              <textarea name="text" required minLength={3} maxLength={2000} rows={2} />
            </Field>
          </Form>
        </Act>
      )}
    </section>
  );
}

/** The sections that a report of this kind has, by name; the whole comes first. */
function sectionsOf(report: Report): Record<string, string> {
  const all = q.value.report.sections;
  const names = {
    objectives: all.objectives,
    production: all.production,
    incidents: all.incidents,
    complaints: all.complaints,
    visits: all.visits,
    settlement: all.settlement,
  };
  return report.kind === "inspectors"
    ? { whole: q.value.comment.whole, inspectors: all.inspectors }
    : { whole: q.value.comment.whole, ...names };
}

function Said(props: { comment: ReportComment; report: Report; again: () => void }) {
  const m = q.value.comment;
  const { comment, report } = props;
  const section = comment.section === "whole" ? m.whole : q.value.report.sections[comment.section];
  return (
    <div class="stack comment">
      <p class="quiet">
        <b>{section}</b> · {personName(comment.writtenBy)}
        {comma()}
        {when(Date.parse(comment.written))}
      </p>
      <p class="found">{comment.text}</p>
      {comment.answer !== undefined && comment.answered !== undefined ? (
        <p class="comment-answer">
          {comment.answer}{" "}
          <span class="quiet">
            {personName(comment.answeredBy ?? "")}
            {comma()}
            {when(Date.parse(comment.answered))}
          </span>
        </p>
      ) : (
        <Mark tone="pattern" shape="ring">
          {m.open}
        </Mark>
      )}
      {comment.answer === undefined && may("prepare-report") && (
        <Act label={m.answer}>
          <Form
            submit={m.answer}
            onSubmit={async (typed) => {
              await quality.answerComment(report.id, comment.id, typed.text("text"));
              props.again();
            }}
          >
            <Field label={m.answer} wide>
              <textarea name="text" required minLength={3} maxLength={2000} rows={2} />
            </Field>
          </Form>
        </Act>
      )}
    </div>
  );
}
