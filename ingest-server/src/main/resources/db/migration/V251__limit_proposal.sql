create table limit_proposal (
  id               uuid primary key,
  number           bigint generated always as identity unique,
  chart_id         int not null references chart,
  against          int not null check (against >= 0),
  first_subgroup   bigint not null check (first_subgroup >= 1),
  last_subgroup    bigint not null,
  excluded         bigint[] not null,
  excluded_because text[] not null,
  mu               float8 not null,
  sigma            float8 not null check (sigma > 0),
  n                int not null,
  method           text not null,
  reason           text not null check (reason <> ''),
  author           text not null,
  proposed         timestamptz not null,
  decision         text check (decision in ('approved', 'refused', 'withdrawn')),
  decided_by       text,
  decided          timestamptz,
  remark           text,
  version          int,
  check (first_subgroup < last_subgroup),
  check (cardinality(excluded) = cardinality(excluded_because)),
  check ((decision is null) = (decided_by is null) and (decision is null) = (decided is null) and (decision is null) = (remark is null)),
  check (decision <> 'approved' or decided_by <> author),
  check (decision <> 'withdrawn' or decided_by = author),
  check ((version is not null) = coalesce(decision = 'approved', false)),
  foreign key (chart_id, version) references limit_set
);
create unique index limit_proposal_open on limit_proposal (chart_id) where decision is null;
create unique index limit_proposal_version on limit_proposal (chart_id, version) where version is not null;
comment on table limit_proposal is 'Control limits that somebody proposed and signed; they judge nothing until somebody else has approved them.';
comment on column limit_proposal.id is 'UUID.';
comment on column limit_proposal.number is 'Number for readers, in the order they were proposed.';
comment on column limit_proposal.chart_id is 'Which chart.';
comment on column limit_proposal.against is 'Newest version of the chart''s limits when it was proposed; 0 when there was none.';
comment on column limit_proposal.first_subgroup is 'First subgroup it was estimated from.';
comment on column limit_proposal.last_subgroup is 'Last subgroup it was estimated from.';
comment on column limit_proposal.excluded is 'Subgroups between them that do not count, because their cause is known. They stay on the chart.';
comment on column limit_proposal.excluded_because is 'Why each of them does not count, in the same order.';
comment on column limit_proposal.mu is 'Process mean, in the characteristic''s unit.';
comment on column limit_proposal.sigma is 'Standard deviation within subgroups.';
comment on column limit_proposal.n is 'Subgroup size the limits are made for.';
comment on column limit_proposal.method is 'Estimator of sigma.';
comment on column limit_proposal.reason is 'Why the limits should change.';
comment on column limit_proposal.author is 'Who proposed and signed.';
comment on column limit_proposal.proposed is 'When.';
comment on column limit_proposal.decision is 'What became of it; null while it waits.';
comment on column limit_proposal.decided_by is 'Who decided: somebody else, or the author for a withdrawal.';
comment on column limit_proposal.decided is 'When.';
comment on column limit_proposal.remark is 'Why it was refused or withdrawn; empty where nothing was said.';
comment on column limit_proposal.version is 'The version of the chart''s limits that it became.';
select audit_table('limit_proposal', '{id}');
