create table gauge_study (
  id             uuid primary key,
  number         bigint generated always as identity unique,
  kind           text not null check (kind in ('crossed', 'bias', 'linearity', 'agreement')),
  gauge          text not null references gauge,
  characteristic text references characteristic (code),
  appraisers     text[] not null,
  trials         int  not null check (trials >= 1),
  state          text not null check (state in ('open', 'concluded', 'abandoned')),
  planned_by     text not null,
  planned        timestamptz not null,
  reason         text not null,
  verdict        text check (verdict in ('accepted', 'conditional', 'rejected')),
  conclusion     text,
  evaluation     text,
  ended_by       text,
  ended          timestamptz,
  check ((state = 'open') = (ended is null) and (ended is null) = (ended_by is null)),
  check ((state = 'concluded') = (verdict is not null) and (verdict is null) = (evaluation is null)),
  check ((state = 'open') = (conclusion is null)),
  check (kind = 'agreement' or characteristic is not null)
);
create index gauge_study_gauge on gauge_study (gauge);
comment on table gauge_study is 'Whether a gauge, in the hands that use it, can tell good from bad.';
comment on column gauge_study.id is 'UUID made by who planned it.';
comment on column gauge_study.number is 'Number for readers.';
comment on column gauge_study.kind is 'crossed: repeatability and reproducibility; bias; linearity; agreement: of judgements.';
comment on column gauge_study.gauge is 'The gauge.';
comment on column gauge_study.characteristic is 'What is measured; null for an agreement of judgements.';
comment on column gauge_study.appraisers is 'Sign-in names of those who measure.';
comment on column gauge_study.trials is 'How often each measures each part.';
comment on column gauge_study.state is 'open, concluded or abandoned.';
comment on column gauge_study.planned_by is 'Who planned it.';
comment on column gauge_study.planned is 'When.';
comment on column gauge_study.reason is 'Why.';
comment on column gauge_study.verdict is 'What it means for the gauge: accepted, conditional or rejected.';
comment on column gauge_study.conclusion is 'Why, in words; or why it was abandoned.';
comment on column gauge_study.evaluation is 'The figures it was concluded on, as JSON, to the letter.';
comment on column gauge_study.ended_by is 'Who concluded or abandoned it.';
comment on column gauge_study.ended is 'When.';
select audit_table('gauge_study', '{id}');

create table gauge_study_part (
  study_id    uuid not null references gauge_study,
  position    int  not null check (position >= 1),
  label       text not null,
  reference   numeric,
  left_out    text,
  left_out_by text,
  primary key (study_id, position),
  unique (study_id, label),
  check ((left_out is null) = (left_out_by is null))
);
comment on table gauge_study_part is 'The parts or masters of a study.';
comment on column gauge_study_part.study_id is 'The study.';
comment on column gauge_study_part.position is '1, 2, 3 …';
comment on column gauge_study_part.label is 'What stands on it.';
comment on column gauge_study_part.reference is 'Value of a master; of a judgement: 1 good, 0 bad.';
comment on column gauge_study_part.left_out is 'Why it is left out; null while it counts.';
comment on column gauge_study_part.left_out_by is 'Who left it out.';
select audit_table('gauge_study_part', '{study_id,position}');

create table gauge_study_run (
  study_id      uuid not null references gauge_study,
  run           int  not null check (run >= 1),
  appraiser     text not null,
  part          int  not null,
  trial         int  not null,
  value         numeric,
  source        text check (source in ('gauge', 'typed')),
  tag           int references tag,
  reading       timestamptz,
  captured_by   text,
  captured      timestamptz,
  repeats       int  not null default 0,
  repeat_reason text,
  primary key (study_id, run),
  unique (study_id, appraiser, part, trial),
  unique (study_id, tag, reading),
  foreign key (study_id, part) references gauge_study_part,
  check ((value is null) = (source is null) and (value is null) = (captured is null) and (value is null) = (captured_by is null)),
  check ((source is not distinct from 'gauge') = (tag is not null) and (tag is null) = (reading is null))
);
comment on table gauge_study_run is 'One measurement of a study, planned in random order. What it was before a repetition stands in the chain of changes.';
comment on column gauge_study_run.study_id is 'The study.';
comment on column gauge_study_run.run is 'Place in the order.';
comment on column gauge_study_run.appraiser is 'Who measures.';
comment on column gauge_study_run.part is 'Which part, by position.';
comment on column gauge_study_run.trial is 'For which time.';
comment on column gauge_study_run.value is 'In the unit of the characteristic; of a judgement: 1 accepted, 0 rejected.';
comment on column gauge_study_run.source is 'gauge: a reading of a tag; typed: keyed in.';
comment on column gauge_study_run.tag is 'The tag.';
comment on column gauge_study_run.reading is 'Source time of the reading.';
comment on column gauge_study_run.captured_by is 'Who captured it.';
comment on column gauge_study_run.captured is 'When.';
comment on column gauge_study_run.repeats is 'How often it was captured anew.';
comment on column gauge_study_run.repeat_reason is 'Why, the last time.';
select audit_table('gauge_study_run', '{study_id,run}');
