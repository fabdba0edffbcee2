create table station (
  site    text not null,
  code    text not null,
  name_en text not null,
  name_zh text not null,
  primary key (site, code)
);
comment on table station is 'A place where inspection happens.';
comment on column station.site is 'Plant, as in the edge''s topics.';
comment on column station.code is 'Name of the station as its edge sends it.';
comment on column station.name_en is 'Name for readers of English.';
comment on column station.name_zh is 'Name for readers of Chinese.';

create table characteristic (
  id       int generated always as identity primary key,
  code     text not null unique,
  name_en  text not null,
  name_zh  text not null,
  unit     text not null,
  decimals int  not null check (decimals between 0 and 12),
  lsl      numeric,
  target   numeric,
  usl      numeric,
  check (lsl is null or usl is null or lsl < usl)
);
comment on table characteristic is 'What is measured on a part, with its unit and specification.';
comment on column characteristic.code is 'Name in master data; never changes.';
comment on column characteristic.name_en is 'Name for readers of English.';
comment on column characteristic.name_zh is 'Name for readers of Chinese.';
comment on column characteristic.unit is 'UCUM code; empty for a plain number.';
comment on column characteristic.decimals is 'Decimal places shown.';
comment on column characteristic.lsl is 'Lower specification limit; null when there is none.';
comment on column characteristic.target is 'Target value; null when there is none.';
comment on column characteristic.usl is 'Upper specification limit; null when there is none.';

create table characteristic_source (
  characteristic_id int  not null references characteristic,
  site              text not null,
  edge              text not null,
  station           text not null,
  tag               text not null,
  primary key (site, edge, station, tag)
);
comment on table characteristic_source is
  'Which tag will feed a characteristic; becomes a binding when the tag is first seen.';
comment on column characteristic_source.characteristic_id is 'The characteristic fed.';
comment on column characteristic_source.site is 'Plant of the edge.';
comment on column characteristic_source.edge is 'The edge that reads the tag.';
comment on column characteristic_source.station is 'The station the tag belongs to.';
comment on column characteristic_source.tag is 'The tag''s name.';

create table chart (
  id                int generated always as identity primary key,
  characteristic_id int not null references characteristic,
  kind              text not null check (kind in ('xbar-r', 'i-mr')),
  subgroup_size     int not null check (subgroup_size between 1 and 100),
  location_rules    text[] not null,
  dispersion_rules  text[] not null,
  phase_one         int not null check (phase_one >= 2),
  stale_after       interval not null,
  unique (characteristic_id, kind)
);
comment on table chart is 'A control chart of a characteristic.';
comment on column chart.characteristic_id is 'What is charted.';
comment on column chart.kind is 'Pair of charts drawn.';
comment on column chart.subgroup_size is 'Consecutive measurements in a subgroup.';
comment on column chart.location_rules is 'Rules on means or individuals, such as nelson-1.';
comment on column chart.dispersion_rules is 'Rules on ranges.';
comment on column chart.phase_one is 'Subgroups that the first limits are estimated from.';
comment on column chart.stale_after is 'Silence after which the chart is called stale.';

create table limit_set (
  chart_id       int not null references chart,
  version        int not null check (version >= 1),
  mu             float8 not null,
  sigma          float8 not null check (sigma > 0),
  n              int not null,
  method         text not null,
  source_first   bigint,
  source_last    bigint,
  first_subgroup bigint not null,
  valid_from     timestamptz not null,
  author         text not null,
  approver       text not null,
  reason         text not null,
  primary key (chart_id, version)
);
comment on table limit_set is 'Versions of control limits: only ever added.';
comment on column limit_set.mu is 'Process mean, in the characteristic''s unit.';
comment on column limit_set.sigma is 'Standard deviation within subgroups.';
comment on column limit_set.n is 'Subgroup size the limits were made for.';
comment on column limit_set.method is 'Estimator of sigma, or known.';
comment on column limit_set.source_first is 'First subgroup it was estimated from; null when known.';
comment on column limit_set.source_last is 'Last subgroup it was estimated from; null when known.';
comment on column limit_set.first_subgroup is 'First subgroup judged by it.';
comment on column limit_set.valid_from is 'Source time from which it holds.';
comment on column limit_set.author is 'Who made it.';
comment on column limit_set.approver is 'Who agreed; empty while nobody did.';
comment on column limit_set.reason is 'Why it was made.';

create table subgroup (
  chart_id   int         not null,
  number     bigint      not null check (number >= 1),
  first_time timestamptz not null,
  time       timestamptz not null,
  tag_id     int         not null,
  location   float8      not null,
  dispersion float8,
  size       int         not null,
  limit_set  int         not null,
  after_interruption boolean not null,
  batch      text        not null,
  primary key (chart_id, number)
);
comment on table subgroup is 'Measurements judged together on a chart.';
comment on column subgroup.number is '1, 2, 3 … in the chart, without a gap.';
comment on column subgroup.first_time is 'Source time of its first reading.';
comment on column subgroup.time is 'Source time of its last reading.';
comment on column subgroup.tag_id is 'The tag whose usable readings between the two times formed it.';
comment on column subgroup.location is 'Mean, or the individual value.';
comment on column subgroup.dispersion is 'Range or moving range; null where there is none.';
comment on column subgroup.size is 'How many measurements.';
comment on column subgroup.limit_set is 'Version it was judged by; 0 when there was none.';
comment on column subgroup.after_interruption is
  'Whether something is missing between it and the subgroup before.';
comment on column subgroup.batch is 'Batch of its last measurement; empty when unknown.';
create index subgroup_time on subgroup (chart_id, time);

create table signal (
  chart_id int         not null,
  subgroup bigint      not null,
  panel    text        not null check (panel in ('location', 'dispersion')),
  rule     text        not null,
  time     timestamptz not null,
  points   bigint[]    not null,
  primary key (chart_id, subgroup, panel, rule)
);
comment on table signal is 'A run rule found something on a chart.';
comment on column signal.subgroup is 'The subgroup that completes the pattern.';
comment on column signal.panel is 'On means and individuals, or on ranges.';
comment on column signal.rule is 'The rule, such as nelson-2.';
comment on column signal.time is 'Source time of that subgroup.';
comment on column signal.points is 'Numbers of the subgroups that make the pattern, ascending.';

create table chart_state (
  chart_id int   primary key references chart,
  state    bytea not null,
  tag_id   int   not null,
  batch    text  not null
);
comment on table chart_state is 'Where monitoring stands on a chart; written with its subgroups.';
comment on column chart_state.state is 'The monitor''s own versioned form.';
comment on column chart_state.tag_id is 'Tag of the last measurement.';
comment on column chart_state.batch is 'Batch of the last measurement; empty when unknown.';
