create table calibration (
  id         uuid primary key,
  gauge      text not null references gauge,
  performed  date not null,
  as_found   text not null check (as_found in ('pass', 'fail')),
  certificate text not null,
  by_whom    text not null,
  recorded   timestamptz not null
);
create index calibration_gauge on calibration (gauge, performed);
comment on table calibration is 'A gauge was compared with a standard.';
comment on column calibration.id is 'UUID made by who recorded it.';
comment on column calibration.gauge is 'The gauge.';
comment on column calibration.performed is 'The day.';
comment on column calibration.as_found is 'Whether it was within its limits before it was adjusted.';
comment on column calibration.certificate is 'Number of the certificate.';
comment on column calibration.by_whom is 'Who or which laboratory did it.';
comment on column calibration.recorded is 'When it was recorded.';
select audit_table('calibration', '{id}');
select audit_add_only('calibration');

create table nonconformance_concern (
  nonconformance_id uuid not null references nonconformance,
  batch_id          uuid not null references batch,
  primary key (nonconformance_id, batch_id)
);
create index nonconformance_concern_batch on nonconformance_concern (batch_id);
comment on table nonconformance_concern is 'Further batches that a report concerns, such as all that a failed gauge measured.';
comment on column nonconformance_concern.nonconformance_id is 'The report.';
comment on column nonconformance_concern.batch_id is 'The batch.';
select audit_table('nonconformance_concern', '{nonconformance_id,batch_id}');

create table objective (
  id         uuid not null,
  version    int  not null check (version >= 1),
  parent_id  uuid,
  name_en    text not null,
  name_zh    text not null,
  metric     text not null check (metric in ('defect-rate', 'first-pass-yield', 'missed-rate')),
  direction  text not null check (direction in ('at-most', 'at-least')),
  target     numeric not null check (target between 0 and 1),
  scope      text not null check (scope in ('company', 'department', 'line', 'part', 'operation')),
  scope_code text not null,
  period     text not null check (period in ('month', 'quarter', 'year')),
  owner      text not null,
  valid_from date not null,
  reason     text not null,
  author     text not null,
  recorded   timestamptz not null,
  primary key (id, version)
);
comment on table objective is 'Versions of quality objectives: only ever added, each from a day on.';
comment on column objective.id is 'The objective, UUID made by who set it.';
comment on column objective.version is '1, 2, 3 …';
comment on column objective.parent_id is 'The objective it is a part of.';
comment on column objective.name_en is 'Name for readers of English.';
comment on column objective.name_zh is 'Name for readers of Chinese.';
comment on column objective.metric is 'What is computed from the records.';
comment on column objective.direction is 'Which side of the target is good.';
comment on column objective.target is 'A proportion from 0 to 1.';
comment on column objective.scope is 'What part of the company it speaks of.';
comment on column objective.scope_code is 'Which; empty for the company.';
comment on column objective.period is 'month, quarter or year.';
comment on column objective.owner is 'Sign-in name of who answers for it.';
comment on column objective.valid_from is 'First day of the version.';
comment on column objective.reason is 'Why it was set or revised.';
comment on column objective.author is 'Who set it.';
comment on column objective.recorded is 'When.';
select audit_table('objective', '{id,version}');
select audit_add_only('objective');

create table objective_reason (
  objective_id uuid not null,
  period_start date not null,
  reason       text not null,
  author       text not null,
  recorded     timestamptz not null,
  primary key (objective_id, period_start)
);
comment on table objective_reason is 'Why an objective was missed in a period.';
comment on column objective_reason.objective_id is 'The objective.';
comment on column objective_reason.period_start is 'First day of the period.';
comment on column objective_reason.reason is 'Why.';
comment on column objective_reason.author is 'Who said so.';
comment on column objective_reason.recorded is 'When.';
select audit_table('objective_reason', '{objective_id,period_start}');

create table complaint (
  id        uuid primary key,
  number    bigint generated always as identity unique,
  customer  text not null,
  part      text references part,
  batch_id  uuid references batch,
  said      text not null,
  severity  text not null check (severity in ('critical', 'major', 'minor')),
  received  timestamptz not null,
  due       timestamptz not null,
  recorded_by text not null,
  cause     text,
  answer    text,
  answered  timestamptz,
  version   int not null default 1,
  check ((answer is null) = (answered is null))
);
create index complaint_batch on complaint (batch_id);
create index complaint_received on complaint (received);
comment on table complaint is 'What a customer complained of.';
comment on column complaint.id is 'UUID made by who recorded it.';
comment on column complaint.number is 'Number for readers.';
comment on column complaint.customer is 'Who complained.';
comment on column complaint.part is 'Of which product.';
comment on column complaint.batch_id is 'Of which batch.';
comment on column complaint.said is 'In the customer''s words.';
comment on column complaint.severity is 'critical, major or minor.';
comment on column complaint.received is 'When it came.';
comment on column complaint.due is 'Until when it is answered.';
comment on column complaint.recorded_by is 'Who wrote it down.';
comment on column complaint.cause is 'The cause, once it is known.';
comment on column complaint.answer is 'What the customer was told.';
comment on column complaint.answered is 'When.';
comment on column complaint.version is 'Grows with each change.';
select audit_table('complaint', '{id}');

create table delivery (
  id        uuid primary key,
  customer  text not null,
  batch_id  uuid not null references batch,
  delivered date not null,
  recorded_by text not null
);
comment on table delivery is 'A batch went to a customer, who is visited afterwards.';
comment on column delivery.id is 'UUID made by who recorded it.';
comment on column delivery.customer is 'To whom.';
comment on column delivery.batch_id is 'Which batch.';
comment on column delivery.delivered is 'The day.';
comment on column delivery.recorded_by is 'Who wrote it down.';
select audit_table('delivery', '{id}');

create table visit (
  id          uuid primary key,
  delivery_id uuid not null references delivery,
  due         date not null,
  made        date,
  said        text,
  satisfied   boolean,
  cause       text,
  visitor     text,
  unique (delivery_id, due),
  check ((made is null) = (said is null) and (made is null) = (satisfied is null))
);
create index visit_due on visit (due) where made is null;
create index visit_made on visit (made);
comment on table visit is 'A return visit, planned or made: the first within 7 days of delivery, then at least quarterly.';
comment on column visit.id is 'UUID.';
comment on column visit.delivery_id is 'After which delivery.';
comment on column visit.due is 'Until when.';
comment on column visit.made is 'The day it was made; null while it is only planned.';
comment on column visit.said is 'What the customer said.';
comment on column visit.satisfied is 'Whether the customer was satisfied.';
comment on column visit.cause is 'Why not.';
comment on column visit.visitor is 'Who visited.';
select audit_table('visit', '{id}');

create table report (
  id         uuid primary key,
  kind       text not null check (kind in ('inspectors', 'month', 'quarter', 'year')),
  period     text not null,
  revision   int  not null check (revision >= 1),
  state      text not null check (state in ('draft', 'approved', 'issued', 'revised')),
  content    text not null,
  hash       bytea not null,
  through    bigint not null,
  reason     text not null,
  drafted_by text not null,
  drafted    timestamptz not null,
  approved_by text,
  approved   timestamptz,
  issued_by  text,
  issued     timestamptz,
  unique (kind, period, revision),
  check ((approved is null) = (approved_by is null)),
  check ((issued is null) = (issued_by is null))
);
comment on table report is 'A report with the figures it stands on; what is issued never changes, a correction is a new revision.';
comment on column report.id is 'UUID.';
comment on column report.kind is 'inspectors: every inspector''s statistics; month, quarter, year: the quality report.';
comment on column report.period is '2026-10, 2026-Q4 or 2026.';
comment on column report.revision is '1, 2, 3 … of the period.';
comment on column report.state is 'draft, approved, issued, or revised when a later revision was issued.';
comment on column report.content is 'Every figure and text in it, as JSON, to the letter.';
comment on column report.hash is 'SHA-256 of content.';
comment on column report.through is 'Last line of audit_entry that it knows.';
comment on column report.reason is 'Why it was made; for a revision, what it corrects.';
comment on column report.drafted_by is 'Who drafted it, or system.';
comment on column report.drafted is 'When.';
comment on column report.approved_by is 'Who approved it.';
comment on column report.approved is 'When.';
comment on column report.issued_by is 'Who issued it.';
comment on column report.issued is 'When.';
select audit_table('report', '{id}');

-- Figures and texts of a report stay; only its state goes on.
create function report_frozen() returns trigger language plpgsql as $$
begin
  if (old.content, old.hash, old.through, old.kind, old.period, old.revision)
     is distinct from (new.content, new.hash, new.through, new.kind, new.period, new.revision) then
    raise exception 'a report stays as it was drafted; draft it anew' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger frozen before update on report for each row execute function report_frozen();

-- What the chain of changes alone does not see: rows that repeat what a signed document says, and
-- signatures. Verification reads it; it is empty while everything fits.
create view audit_fault as
select 'inspection' as kind, i.id::text as record,
       'its values, defects or hash differ from the signed document' as because
from inspection i
left join lateral (
  select array_agg((m.item ->> 'characteristic') || ' ' || trim_scale((v.item ->> 'value')::numeric) || ' '
                   || (v.item ->> 'source') || ' ' || coalesce(v.item ->> 'gauge', '')
                   order by m.place, v.place) as list
  from jsonb_array_elements(coalesce(i.content::jsonb -> 'measurements', '[]')) with ordinality m (item, place),
       jsonb_array_elements(m.item -> 'values') with ordinality v (item, place)) told on true
left join lateral (
  select array_agg(characteristic || ' ' || trim_scale(value) || ' ' || source || ' ' || coalesce(gauge, '')
                   order by ordinal) as list
  from inspection_value where inspection_id = i.id) found on true
left join lateral (
  select array_agg(code || ' ' || total order by code) as list from (
    select d ->> 'code' as code, sum((d ->> 'count')::int) as total
    from jsonb_array_elements(coalesce(i.content::jsonb #> '{counts,defects}', '[]')) d
    where d ->> 'code' in (select code from defect_code) group by 1) sums) counted on true
left join lateral (
  select array_agg(code || ' ' || count order by code) as list
  from inspection_defect where inspection_id = i.id) kept on true
where i.hash <> sha256(convert_to(i.content, 'UTF8'))
   or (i.kind <> 'confirmation' and told.list is distinct from found.list)
   or (counted.list is distinct from kept.list)
union all
select 'signature', s.id::text, 'no line tells of the record as it was signed'
from signature s
where not exists (
  select from audit_entry a
  where a.kind = s.kind and a.record = s.record and a.after is not null
    and sha256(convert_to(a.after, 'UTF8')) = s.hash);
comment on view audit_fault is 'Records that do not fit what was signed.';
