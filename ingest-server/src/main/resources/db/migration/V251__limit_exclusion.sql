create table limit_exclusion (
  chart_id int    not null,
  version  int    not null,
  subgroup bigint not null,
  reason   text   not null check (reason <> ''),
  primary key (chart_id, version, subgroup),
  foreign key (chart_id, version) references limit_set
);
comment on table limit_exclusion is 'Subgroups that a version of limits was not estimated from, because their cause is known. They stay on the chart.';
comment on column limit_exclusion.chart_id is 'Of the limits.';
comment on column limit_exclusion.version is 'Of the limits.';
comment on column limit_exclusion.subgroup is 'The subgroup that does not count.';
comment on column limit_exclusion.reason is 'Why.';
select audit_add_only('limit_exclusion');
