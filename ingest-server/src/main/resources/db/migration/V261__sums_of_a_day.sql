-- Sums by day of the plant, changed by triggers in the transaction that changes what they count, so
-- that no way of changing a record can forget them. A view beside each table says what it must be.
create table plant_day (
  zone text primary key
);
create unique index plant_day_one on plant_day ((true));
comment on table plant_day is 'In which time zone the days of the sums begin; empty until a server opened this schema.';
comment on column plant_day.zone is 'Name of the time zone.';

truncate quality_tally;
alter table quality_tally drop column gate;
alter table quality_tally add primary key (day, line, part, operation, inspector);

create table quality_day (
  day           date not null,
  line          text not null,
  part          text not null,
  operation     text not null,
  records       int  not null,
  failed        int  not null,
  inspected     int  not null,
  nonconforming int  not null,
  first_inspected     int not null,
  first_nonconforming int not null,
  primary key (day, line, part, operation)
);
create index quality_day_line on quality_day (line, day);
comment on table quality_day is 'Sums of the records of a day, whoever signed them.';
comment on column quality_day.day is 'Day of the signature, in the plant''s time zone.';
comment on column quality_day.line is 'The line, as the records name it.';
comment on column quality_day.part is 'The part.';
comment on column quality_day.operation is 'The operation.';
comment on column quality_day.records is 'Records that are not void, confirmations among them.';
comment on column quality_day.failed is 'Of them, those with the verdict fail.';
comment on column quality_day.inspected is 'Pieces inspected, repetitions included.';
comment on column quality_day.nonconforming is 'Of them, nonconforming.';
comment on column quality_day.first_inspected is 'Pieces inspected for the first time.';
comment on column quality_day.first_nonconforming is 'Of them, nonconforming.';

create table defect_day (
  day       date not null,
  line      text not null,
  part      text not null,
  operation text not null,
  code      text not null,
  count     int  not null,
  primary key (day, line, part, operation, code)
);
create index defect_day_line on defect_day (line, day);
comment on table defect_day is 'Defects of the records of a day; those of confirmations and of void records are not counted.';
comment on column defect_day.day is 'Day of the signature, in the plant''s time zone.';
comment on column defect_day.line is 'The line, as the records name it.';
comment on column defect_day.part is 'The part.';
comment on column defect_day.operation is 'The operation.';
comment on column defect_day.code is 'Kind of defect.';
comment on column defect_day.count is 'How many.';

create table check_day (
  day       date not null,
  line      text not null,
  part      text not null,
  operation text not null,
  planned   int  not null,
  done      int  not null,
  missed    int  not null,
  waived    int  not null,
  pending   int  not null,
  primary key (day, line, part, operation),
  check (planned = done + missed + waived + pending)
);
create index check_day_line on check_day (line, day);
comment on table check_day is 'How the planned checks of a day stand.';
comment on column check_day.day is 'Day for which they were planned, in the plant''s time zone.';
comment on column check_day.line is 'The line.';
comment on column check_day.part is 'The part.';
comment on column check_day.operation is 'The operation.';
comment on column check_day.planned is 'All of them.';
comment on column check_day.done is 'Settled by a record.';
comment on column check_day.missed is 'Those that did not happen.';
comment on column check_day.waived is 'Those that need not happen.';
comment on column check_day.pending is 'Those that wait.';

create view quality_tally_recounted as
select (i.signed at time zone z.zone)::date as day, i.line, i.part, i.operation, i.signer as inspector,
       count(*)::int as records,
       (count(*) filter (where i.verdict = 'fail'))::int as failed,
       coalesce(sum(i.inspected) filter (where i.kind <> 'confirmation'), 0)::int as inspected,
       coalesce(sum(i.nonconforming) filter (where i.kind <> 'confirmation'), 0)::int as nonconforming,
       coalesce(sum(i.inspected) filter (where i.kind <> 'confirmation' and i.first_time), 0)::int as first_inspected,
       coalesce(sum(i.nonconforming) filter (where i.kind <> 'confirmation' and i.first_time), 0)::int as first_nonconforming
from inspection i, plant_day z where i.voided is null
group by 1, 2, 3, 4, 5;
comment on view quality_tally_recounted is 'What quality_tally must be.';

create view quality_day_recounted as
select day, line, part, operation, sum(records)::int as records, sum(failed)::int as failed,
       sum(inspected)::int as inspected, sum(nonconforming)::int as nonconforming,
       sum(first_inspected)::int as first_inspected, sum(first_nonconforming)::int as first_nonconforming
from quality_tally_recounted group by 1, 2, 3, 4;
comment on view quality_day_recounted is 'What quality_day must be.';

create view defect_day_recounted as
select (i.signed at time zone z.zone)::date as day, i.line, i.part, i.operation, d.code,
       sum(d.count)::int as count
from inspection_defect d join inspection i on i.id = d.inspection_id, plant_day z
where i.voided is null and i.kind <> 'confirmation'
group by 1, 2, 3, 4, 5;
comment on view defect_day_recounted is 'What defect_day must be.';

create view check_day_recounted as
select (c.planned at time zone z.zone)::date as day, c.line, c.part, c.operation, count(*)::int as planned,
       (count(*) filter (where c.state = 'done'))::int as done,
       (count(*) filter (where c.state = 'missed'))::int as missed,
       (count(*) filter (where c.state = 'waived'))::int as waived,
       (count(*) filter (where c.state = 'pending'))::int as pending
from planned_check c, plant_day z
group by 1, 2, 3, 4;
comment on view check_day_recounted is 'What check_day must be.';

create function sum_inspection(i inspection, times int) returns void language plpgsql as $$
declare
  pieces int := case when i.kind = 'confirmation' then 0 else times end;
  first  int := case when i.first_time then pieces else 0 end;
  failed int := case when i.verdict = 'fail' then times else 0 end;
begin
  insert into quality_tally as t
  select (i.signed at time zone z.zone)::date, i.line, i.part, i.operation, i.signer, times, failed,
         pieces * i.inspected, pieces * i.nonconforming, first * i.inspected, first * i.nonconforming
  from plant_day z
  on conflict (day, line, part, operation, inspector) do update set
    records = t.records + excluded.records,
    failed = t.failed + excluded.failed,
    inspected = t.inspected + excluded.inspected,
    nonconforming = t.nonconforming + excluded.nonconforming,
    first_inspected = t.first_inspected + excluded.first_inspected,
    first_nonconforming = t.first_nonconforming + excluded.first_nonconforming;
  insert into quality_day as t
  select (i.signed at time zone z.zone)::date, i.line, i.part, i.operation, times, failed,
         pieces * i.inspected, pieces * i.nonconforming, first * i.inspected, first * i.nonconforming
  from plant_day z
  on conflict (day, line, part, operation) do update set
    records = t.records + excluded.records,
    failed = t.failed + excluded.failed,
    inspected = t.inspected + excluded.inspected,
    nonconforming = t.nonconforming + excluded.nonconforming,
    first_inspected = t.first_inspected + excluded.first_inspected,
    first_nonconforming = t.first_nonconforming + excluded.first_nonconforming;
end $$;

create function sum_defect(i inspection, code text, count int) returns void language sql as $$
  insert into defect_day as t
  select (i.signed at time zone z.zone)::date, i.line, i.part, i.operation, sum_defect.code, sum_defect.count
  from plant_day z where i.voided is null and i.kind <> 'confirmation'
  on conflict on constraint defect_day_pkey do update set count = t.count + excluded.count
$$;

create function sum_check(c planned_check, times int) returns void language sql as $$
  insert into check_day as t
  select (c.planned at time zone z.zone)::date, c.line, c.part, c.operation, times,
         case when c.state = 'done' then times else 0 end,
         case when c.state = 'missed' then times else 0 end,
         case when c.state = 'waived' then times else 0 end,
         case when c.state = 'pending' then times else 0 end
  from plant_day z
  on conflict (day, line, part, operation) do update set
    planned = t.planned + excluded.planned,
    done = t.done + excluded.done,
    missed = t.missed + excluded.missed,
    waived = t.waived + excluded.waived,
    pending = t.pending + excluded.pending
$$;

create function inspection_summed() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.voided is null then
    perform sum_inspection(old, -1);
    perform sum_defect(old, d.code, -d.count) from inspection_defect d where d.inspection_id = old.id;
  end if;
  if tg_op <> 'DELETE' and new.voided is null then
    perform sum_inspection(new, 1);
    perform sum_defect(new, d.code, d.count) from inspection_defect d where d.inspection_id = new.id;
  end if;
  return null;
end $$;
create trigger summed after insert or update or delete on inspection
for each row execute function inspection_summed();

create function defect_summed() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    perform sum_defect(i, old.code, -old.count) from inspection i where i.id = old.inspection_id;
  end if;
  if tg_op <> 'DELETE' then
    perform sum_defect(i, new.code, new.count) from inspection i where i.id = new.inspection_id;
  end if;
  return null;
end $$;
create trigger summed after insert or update or delete on inspection_defect
for each row execute function defect_summed();

create function check_summed() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    perform sum_check(old, -1);
  end if;
  if tg_op <> 'DELETE' then
    perform sum_check(new, 1);
  end if;
  return null;
end $$;
create trigger summed after insert or delete or update of state, planned, line, part, operation on planned_check
for each row execute function check_summed();

-- Sums everything anew when the days begin elsewhere than before, or when nothing was summed yet.
create function found_sums(wanted text) returns boolean language plpgsql as $$
begin
  -- The lock of the chain's writers: no record changes meanwhile.
  perform pg_advisory_xact_lock(4711200);
  if exists (select from plant_day where zone = wanted) then
    return false;
  end if;
  delete from plant_day;
  insert into plant_day (zone) values (wanted);
  delete from quality_tally;
  delete from quality_day;
  delete from defect_day;
  delete from check_day;
  insert into quality_tally select * from quality_tally_recounted;
  insert into quality_day select * from quality_day_recounted;
  insert into defect_day select * from defect_day_recounted;
  insert into check_day select * from check_day_recounted;
  return true;
end $$;

create view sum_fault as
select 'quality_tally' as kind, concat_ws(' ', day, line, part, operation, inspector) as record,
       format('the records of the day give %s records with %s of %s pieces nonconforming, it says %s with %s of %s',
              coalesce(r.records, 0), coalesce(r.nonconforming, 0), coalesce(r.inspected, 0),
              coalesce(t.records, 0), coalesce(t.nonconforming, 0), coalesce(t.inspected, 0)) as because
from quality_tally t full join quality_tally_recounted r using (day, line, part, operation, inspector)
where (coalesce(t.records, 0), coalesce(t.failed, 0), coalesce(t.inspected, 0), coalesce(t.nonconforming, 0),
       coalesce(t.first_inspected, 0), coalesce(t.first_nonconforming, 0))
   <> (coalesce(r.records, 0), coalesce(r.failed, 0), coalesce(r.inspected, 0), coalesce(r.nonconforming, 0),
       coalesce(r.first_inspected, 0), coalesce(r.first_nonconforming, 0))
union all
select 'quality_day', concat_ws(' ', day, line, part, operation),
       format('the records of the day give %s records with %s of %s pieces nonconforming, it says %s with %s of %s',
              coalesce(r.records, 0), coalesce(r.nonconforming, 0), coalesce(r.inspected, 0),
              coalesce(t.records, 0), coalesce(t.nonconforming, 0), coalesce(t.inspected, 0))
from quality_day t full join quality_day_recounted r using (day, line, part, operation)
where (coalesce(t.records, 0), coalesce(t.failed, 0), coalesce(t.inspected, 0), coalesce(t.nonconforming, 0),
       coalesce(t.first_inspected, 0), coalesce(t.first_nonconforming, 0))
   <> (coalesce(r.records, 0), coalesce(r.failed, 0), coalesce(r.inspected, 0), coalesce(r.nonconforming, 0),
       coalesce(r.first_inspected, 0), coalesce(r.first_nonconforming, 0))
union all
select 'defect_day', concat_ws(' ', day, line, part, operation, code),
       format('the records of the day give %s, it says %s', coalesce(r.count, 0), coalesce(t.count, 0))
from defect_day t full join defect_day_recounted r using (day, line, part, operation, code)
where coalesce(t.count, 0) <> coalesce(r.count, 0)
union all
select 'check_day', concat_ws(' ', day, line, part, operation),
       format('of the day''s checks %s are done and %s missed, it says %s and %s',
              coalesce(r.done, 0), coalesce(r.missed, 0), coalesce(t.done, 0), coalesce(t.missed, 0))
from check_day t full join check_day_recounted r using (day, line, part, operation)
where (coalesce(t.planned, 0), coalesce(t.done, 0), coalesce(t.missed, 0), coalesce(t.waived, 0), coalesce(t.pending, 0))
   <> (coalesce(r.planned, 0), coalesce(r.done, 0), coalesce(r.missed, 0), coalesce(r.waived, 0), coalesce(r.pending, 0));
comment on view sum_fault is 'Sums that are not what the records give; empty while everything fits.';
