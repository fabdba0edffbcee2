create table nonconformance (
  id            uuid primary key,
  number        bigint generated always as identity unique,
  source        text not null,
  batch_id      uuid not null references batch,
  operation     text not null,
  inspection_id uuid,
  description   text not null,
  severity      text not null check (severity in ('critical', 'major', 'minor')),
  department    text references department,
  raised_by     text not null,
  raised        timestamptz not null,
  repeats       int  not null default 0,
  state         text not null check (state in ('raised', 'contained', 'in-review', 'dispositioned', 'executing', 'reinspection', 'verified', 'closed', 'voided')),
  quantity      int  not null check (quantity >= 1),
  decided       int  not null default 0 check (decided between 0 and quantity),
  executed      int  not null default 0 check (executed between 0 and decided),
  awaiting      int  not null default 0 check (awaiting between 0 and executed),
  entered       timestamptz not null,
  deadline      timestamptz,
  level         int  not null default 0 check (level between 0 and 4),
  containment   text,
  cause_method  text,
  cause         text,
  verified_by   text,
  void_reason   text,
  cost          numeric,
  version       int not null default 1,
  check ((state = 'voided') = (void_reason is not null)),
  check ((state in ('closed', 'voided')) = (deadline is null))
);
create index nonconformance_open on nonconformance (deadline) where state not in ('closed', 'voided');
create index nonconformance_batch on nonconformance (batch_id);
create index nonconformance_raised on nonconformance (raised);
comment on table nonconformance is 'A nonconforming product report, from its raising to its close; never removed.';
comment on column nonconformance.id is 'UUID made by who raised it.';
comment on column nonconformance.number is 'The number on the report.';
comment on column nonconformance.source is 'failed, rejected, missed, gauge, reported, complaint or signal.';
comment on column nonconformance.batch_id is 'The batch.';
comment on column nonconformance.operation is 'Where it was found.';
comment on column nonconformance.inspection_id is 'The record it comes from.';
comment on column nonconformance.description is 'What is wrong, for a reader.';
comment on column nonconformance.severity is 'critical, major or minor.';
comment on column nonconformance.department is 'Who answers for it.';
comment on column nonconformance.raised_by is 'Who raised it, or system.';
comment on column nonconformance.raised is 'When.';
comment on column nonconformance.repeats is 'How often the same was found again while it was open.';
comment on column nonconformance.state is 'How far it is.';
comment on column nonconformance.quantity is 'Pieces concerned.';
comment on column nonconformance.decided is 'Pieces decided on.';
comment on column nonconformance.executed is 'Of them, pieces on which it was carried out.';
comment on column nonconformance.awaiting is 'Of them, pieces that must be inspected again.';
comment on column nonconformance.entered is 'Since when it is in its state.';
comment on column nonconformance.deadline is 'When it escalates if nobody answers; null when it is over.';
comment on column nonconformance.level is 'How far it has escalated: 0 not, 1 department head, 2 quality department, 3 plant manager, 4 general manager.';
comment on column nonconformance.containment is 'What was done at once.';
comment on column nonconformance.cause_method is 'How the cause was found, such as 5-why.';
comment on column nonconformance.cause is 'The cause.';
comment on column nonconformance.verified_by is 'Who verified that it was carried out.';
comment on column nonconformance.void_reason is 'Why it was void.';
comment on column nonconformance.cost is 'What it cost, in the plant''s currency.';
comment on column nonconformance.version is 'Grows with each change.';
select audit_table('nonconformance', '{id}');

create table disposition (
  id                 uuid primary key,
  nonconformance_id  uuid not null references nonconformance,
  kind               text not null check (kind in ('rework', 'repair', 'concession', 'regrade', 'scrap', 'return', 'sort')),
  quantity           int  not null check (quantity >= 1),
  reason             text not null,
  decided_by         text not null,
  decided            timestamptz not null,
  customer_reference text,
  expires            date,
  executed_by        text,
  executed           timestamptz,
  inspection_id      uuid,
  passed             boolean,
  check (kind <> 'concession' or (customer_reference is not null and expires is not null)),
  check ((executed is null) = (executed_by is null)),
  check ((inspection_id is null) = (passed is null))
);
create index disposition_nonconformance on disposition (nonconformance_id);
comment on table disposition is 'What was decided on some of the pieces.';
comment on column disposition.id is 'UUID made by who decided.';
comment on column disposition.nonconformance_id is 'On which report.';
comment on column disposition.kind is 'rework, repair, concession, regrade, scrap, return or sort.';
comment on column disposition.quantity is 'Pieces.';
comment on column disposition.reason is 'Why.';
comment on column disposition.decided_by is 'Who had the authority and decided.';
comment on column disposition.decided is 'When.';
comment on column disposition.customer_reference is 'The customer''s consent to a concession.';
comment on column disposition.expires is 'Last day of a concession.';
comment on column disposition.executed_by is 'Who reported it as carried out.';
comment on column disposition.executed is 'When.';
comment on column disposition.inspection_id is 'The record of the inspection after it.';
comment on column disposition.passed is 'Whether the pieces passed that inspection.';
select audit_table('disposition', '{id}');

create table action (
  id                uuid primary key,
  number            bigint generated always as identity unique,
  nonconformance_id uuid references nonconformance,
  text              text not null,
  department        text not null references department,
  owner             text not null,
  verifier          text not null,
  due               timestamptz not null,
  state             text not null check (state in ('open', 'done', 'verified')),
  measure           text not null,
  evidence          text,
  done              timestamptz,
  outcome           text,
  verified          timestamptz,
  reopened          int not null default 0,
  level             int not null default 0 check (level between 0 and 4),
  escalates         timestamptz,
  created_by        text not null,
  created           timestamptz not null,
  check (owner <> verifier)
);
create index action_open on action (escalates) where state = 'open';
create index action_nonconformance on action (nonconformance_id);
comment on table action is 'A corrective action, until it is verified to have had its effect.';
comment on column action.id is 'UUID made by who asked for it.';
comment on column action.number is 'Number for readers.';
comment on column action.nonconformance_id is 'The report it answers.';
comment on column action.text is 'What is to be done.';
comment on column action.department is 'Which department answers for it.';
comment on column action.owner is 'Sign-in name of who does it.';
comment on column action.verifier is 'Sign-in name of who verifies it; another person.';
comment on column action.due is 'Until when.';
comment on column action.state is 'open, done or verified.';
comment on column action.measure is 'By what its effect will be judged, fixed in advance.';
comment on column action.evidence is 'What shows that it was done.';
comment on column action.done is 'When it was reported as done.';
comment on column action.outcome is 'What the verifier found.';
comment on column action.verified is 'When it was verified.';
comment on column action.reopened is 'How often it had no effect and was opened again.';
comment on column action.level is 'How far it has escalated.';
comment on column action.escalates is 'When it escalates next; null when it is done.';
comment on column action.created_by is 'Who asked for it.';
comment on column action.created is 'When.';
select audit_table('action', '{id}');

create table escalation (
  number  bigint generated always as identity primary key,
  kind    text not null check (kind in ('nonconformance', 'action')),
  record  uuid not null,
  level   int  not null check (level between 1 and 4),
  role    text not null,
  time    timestamptz not null
);
create index escalation_record on escalation (record);
comment on table escalation is 'Nobody answered in time, so the next office was told.';
comment on column escalation.number is 'Order.';
comment on column escalation.kind is 'nonconformance or action.';
comment on column escalation.record is 'Which.';
comment on column escalation.level is '1 to 4.';
comment on column escalation.role is 'The office told.';
comment on column escalation.time is 'When.';
select audit_table('escalation', '{number}');
select audit_add_only('escalation');
