create table process_event (
  id             uuid primary key,
  number         bigint generated always as identity unique,
  chart_id       int not null references chart,
  characteristic text not null,
  station        text not null,
  first_subgroup bigint not null,
  last_subgroup  bigint not null,
  signals        int not null check (signals >= 1),
  rules          text[] not null,
  suspect_from   timestamptz,
  suspect_to     timestamptz not null,
  batches        text[] not null,
  opened         timestamptz not null,
  cause          text,
  reaction       text,
  closed_by      text,
  closed         timestamptz,
  check ((closed is null) = (closed_by is null) and (closed is null) = (cause is null) and (closed is null) = (reaction is null))
);
create unique index process_event_open on process_event (chart_id) where closed is null;
comment on table process_event is 'A chart gave signals: the process is to be looked at. It is no nonconformance; what was made since the last good subgroup is suspect.';
comment on column process_event.id is 'UUID.';
comment on column process_event.number is 'Number for readers.';
comment on column process_event.chart_id is 'Which chart.';
comment on column process_event.characteristic is 'Code of what it charts.';
comment on column process_event.station is 'Where it is measured.';
comment on column process_event.first_subgroup is 'First subgroup of the patterns.';
comment on column process_event.last_subgroup is 'Last subgroup that completed one.';
comment on column process_event.signals is 'How many signals were folded into it.';
comment on column process_event.rules is 'Which rules found something.';
comment on column process_event.suspect_from is 'Last reading of the last good subgroup before; null when there is none.';
comment on column process_event.suspect_to is 'Last reading of the last subgroup.';
comment on column process_event.batches is 'Batches measured in between.';
comment on column process_event.opened is 'When it was opened.';
comment on column process_event.cause is 'What it was.';
comment on column process_event.reaction is 'What was done about it.';
comment on column process_event.closed_by is 'Who closed it.';
comment on column process_event.closed is 'When.';
select audit_table('process_event', '{id}');

create table process_event_signal (
  chart_id int    not null,
  subgroup bigint not null,
  panel    text   not null,
  rule     text   not null,
  event_id uuid   not null references process_event,
  primary key (chart_id, subgroup, panel, rule),
  foreign key (chart_id, subgroup, panel, rule) references signal
);
comment on table process_event_signal is 'Which event each signal belongs to; a signal belongs to one.';
comment on column process_event_signal.chart_id is 'Of the signal.';
comment on column process_event_signal.subgroup is 'Of the signal.';
comment on column process_event_signal.panel is 'Of the signal.';
comment on column process_event_signal.rule is 'Of the signal.';
comment on column process_event_signal.event_id is 'The event.';
