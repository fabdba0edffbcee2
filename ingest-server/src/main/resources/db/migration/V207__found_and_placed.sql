-- What was kept aside can be placed by hand, and what the system itself finds is noted.
alter table unplaced_record
  add column placed timestamptz,
  add column placed_by text,
  add column place_reason text,
  add check ((placed is null) = (placed_by is null) and (placed is null) = (place_reason is null));
comment on column unplaced_record.placed is 'When it was placed by hand; null while it waits.';
comment on column unplaced_record.placed_by is 'Who placed it.';
comment on column unplaced_record.place_reason is 'Why there.';
create index unplaced_record_waiting on unplaced_record (received) where placed is null;

comment on column nonconformance.source is 'failed, rejected, missed, gauge, reported, reading or objective.';

create table objective_breach (
  objective_id      uuid not null,
  period_start      date not null,
  nonconformance_id uuid not null references nonconformance,
  primary key (objective_id, period_start)
);
comment on table objective_breach is 'A defect rate was beyond its objective, by more than chance; raised once a period.';
comment on column objective_breach.objective_id is 'The objective.';
comment on column objective_breach.period_start is 'First day of the period.';
comment on column objective_breach.nonconformance_id is 'What was raised.';
select audit_table('objective_breach', '{objective_id,period_start}');
