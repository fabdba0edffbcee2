-- Whether what was done against a nonconformance lasted, looked at after a while by somebody else.
create table effect_check (
  id                uuid primary key,
  number            bigint generated always as identity unique,
  nonconformance_id uuid not null references nonconformance,
  checker           text not null,
  due               timestamptz not null,
  criterion         text not null,
  planned_by        text not null,
  planned           timestamptz not null,
  effective         boolean,
  finding           text,
  checked           timestamptz,
  follow_up         uuid references action,
  level             int not null default 0 check (level between 0 and 4),
  escalates         timestamptz,
  check ((effective is null) = (checked is null) and (effective is null) = (finding is null)),
  check ((checked is null) = (escalates is not null)),
  check ((effective is not distinct from false) = (follow_up is not null))
);
create index effect_check_nonconformance on effect_check (nonconformance_id);
create index effect_check_open on effect_check (escalates) where checked is null;
comment on table effect_check is 'A planned look at whether the actions of a nonconformance had their effect.';
comment on column effect_check.id is 'UUID made by who planned it.';
comment on column effect_check.number is 'Number for readers.';
comment on column effect_check.nonconformance_id is 'Of which report.';
comment on column effect_check.checker is 'Sign-in name of who looks; owns none of the actions.';
comment on column effect_check.due is 'Until when.';
comment on column effect_check.criterion is 'What will show the effect, fixed in advance.';
comment on column effect_check.planned_by is 'Who planned it.';
comment on column effect_check.planned is 'When.';
comment on column effect_check.effective is 'What was found; null while it waits.';
comment on column effect_check.finding is 'In words.';
comment on column effect_check.checked is 'When.';
comment on column effect_check.follow_up is 'The action asked for because there was no effect.';
comment on column effect_check.level is 'How far it has escalated.';
comment on column effect_check.escalates is 'When it escalates next; null when it is done.';
select audit_table('effect_check', '{id}');

alter table escalation drop constraint escalation_kind_check;
alter table escalation add constraint escalation_kind_check
  check (kind in ('nonconformance', 'action', 'report', 'effect'));
comment on column escalation.kind is 'nonconformance, action, report or effect.';

-- What bad quality cost, by kind. The column nonconformance.cost is the sum of the lines where
-- there are any, and before there are the estimate of the review.
create table quality_cost (
  id                uuid primary key,
  nonconformance_id uuid not null references nonconformance,
  kind              text not null check (kind in ('scrap', 'rework', 'repair', 'return', 'sorting', 'concession', 'inspection', 'complaint', 'other')),
  amount            numeric not null check (amount > 0),
  note              text not null,
  author            text not null,
  recorded          timestamptz not null,
  void_reason       text,
  voided_by         text,
  check ((void_reason is null) = (voided_by is null))
);
create index quality_cost_nonconformance on quality_cost (nonconformance_id);
comment on table quality_cost is 'What a nonconformance cost.';
comment on column quality_cost.id is 'UUID made by who recorded it.';
comment on column quality_cost.nonconformance_id is 'Of which report.';
comment on column quality_cost.kind is 'What for.';
comment on column quality_cost.amount is 'In the plant''s currency.';
comment on column quality_cost.note is 'What it stands on.';
comment on column quality_cost.author is 'Who recorded it.';
comment on column quality_cost.recorded is 'When.';
comment on column quality_cost.void_reason is 'Why it does not count any more.';
comment on column quality_cost.voided_by is 'Who said so.';
select audit_table('quality_cost', '{id}');
comment on column nonconformance.cost is 'What it cost, in the plant''s currency: the sum of its lines in quality_cost, or the review''s estimate.';

create view quality_cost_line as
select c.nonconformance_id, c.kind, c.amount from quality_cost c where c.void_reason is null
union all
select n.id, 'other', n.cost from nonconformance n
where n.cost > 0 and not exists (select from quality_cost c where c.nonconformance_id = n.id);
comment on view quality_cost_line is 'Every amount that counts; an estimate without lines counts as other.';
