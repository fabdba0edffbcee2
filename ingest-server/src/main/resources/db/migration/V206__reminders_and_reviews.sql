-- Reports that nobody issues climb like everything else that waits for an answer (REP-1), and a
-- management review is a report whose output is actions (REP-5).
alter table escalation drop constraint escalation_kind_check;
alter table escalation add constraint escalation_kind_check
  check (kind in ('nonconformance', 'action', 'report'));
comment on column escalation.kind is 'nonconformance, action or report.';

alter table report drop constraint report_kind_check;
alter table report add constraint report_kind_check
  check (kind in ('inspectors', 'month', 'quarter', 'year', 'review'));
comment on column report.kind is 'inspectors: every inspector''s statistics; month, quarter, year: the quality report; review: what a management review stands on.';

alter table action add column report_id uuid references report;
create index action_report on action (report_id) where report_id is not null;
comment on column action.report_id is 'The management review that decided on it.';
