create table chart_annotation (
  id          uuid primary key,
  number      bigint generated always as identity unique,
  chart_id    int not null references chart,
  subgroup    bigint not null check (subgroup >= 1),
  text        text not null check (text <> ''),
  author      text not null,
  made        timestamptz not null,
  voided      timestamptz,
  voided_by   text,
  void_reason text,
  check ((voided is null) = (voided_by is null) and (voided is null) = (void_reason is null))
);
create index chart_annotation_chart on chart_annotation (chart_id, subgroup);
comment on table chart_annotation is 'A remark that stands at a subgroup of a chart. It is voided, never deleted.';
comment on column chart_annotation.id is 'UUID made by who wrote it.';
comment on column chart_annotation.number is 'Number for readers.';
comment on column chart_annotation.chart_id is 'Which chart.';
comment on column chart_annotation.subgroup is 'At which of its subgroups.';
comment on column chart_annotation.text is 'The remark.';
comment on column chart_annotation.author is 'Who wrote it.';
comment on column chart_annotation.made is 'When.';
comment on column chart_annotation.voided is 'When it was voided; null while it holds.';
comment on column chart_annotation.voided_by is 'Who voided it.';
comment on column chart_annotation.void_reason is 'Why.';
select audit_table('chart_annotation', '{id}');

create index inspection_value_characteristic on inspection_value (characteristic, time);
