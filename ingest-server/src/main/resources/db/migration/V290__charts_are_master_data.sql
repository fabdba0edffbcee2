-- Charts are begun, changed, retired and resumed by people while the server runs: recorded like every
-- other change, and in stages, so that each subgroup is judged by the settings of its time.
set local timezone to 'UTC';
set local intervalstyle to 'iso_8601';

alter table chart add column code text;
update chart set code = h.code || '-' || chart.kind
  from characteristic h where h.id = chart.characteristic_id;
alter table chart alter column code set not null;
alter table chart add unique (code);
alter table chart add column retired boolean not null default false;
alter table chart drop constraint chart_characteristic_id_kind_key;
-- In one change a chart may make room for another.
alter table chart add constraint chart_in_service
  exclude using btree (characteristic_id with =, kind with =) where (not retired)
  deferrable initially deferred;
create index chart_characteristic on chart (characteristic_id);
comment on column chart.code is 'Name in master data; never changes.';
comment on column chart.retired is 'Whether it takes no readings now; what it judged stays.';

create table chart_stage (
  chart_id         int         not null references chart,
  version          int         not null check (version >= 1),
  first_subgroup   bigint      not null check (first_subgroup >= 1),
  location_rules   text[]      not null,
  dispersion_rules text[]      not null,
  phase_one        int         not null,
  stale_after      interval    not null,
  retired          boolean     not null,
  since            timestamptz not null,
  author           text        not null,
  reason           text        not null,
  primary key (chart_id, version)
);
comment on table chart_stage is 'Every version of a chart''s settings: only ever added, with each change of the chart.';
comment on column chart_stage.chart_id is 'The chart.';
comment on column chart_stage.version is '1, 2, 3 … in the chart.';
comment on column chart_stage.first_subgroup is 'First subgroup judged by it, where one was.';
comment on column chart_stage.location_rules is 'Rules on means or individuals.';
comment on column chart_stage.dispersion_rules is 'Rules on ranges.';
comment on column chart_stage.phase_one is 'Subgroups that the first limits are estimated from.';
comment on column chart_stage.stale_after is 'Silence after which the chart is called stale.';
comment on column chart_stage.retired is 'Whether the chart takes no readings of this time.';
comment on column chart_stage.since is 'When it was decided, by the server''s clock; of a retirement and a resumption also the source time from which it holds.';
comment on column chart_stage.author is 'Who decided.';
comment on column chart_stage.reason is 'Why.';

insert into chart_stage
select id, 1, 1, location_rules, dispersion_rules, phase_one, stale_after, retired,
       timestamptz 'epoch', 'system', 'known before such changes were recorded'
from chart;

alter table chart_state add column stage int not null default 1;
comment on column chart_state.stage is 'Version of the chart''s settings that the state was made under.';

-- Monitoring writes subgroups and its state in one transaction: it is let finish, and waits then, so
-- that the number of the next subgroup is known.
create function chart_alone() returns trigger language plpgsql as $$
begin
  lock table chart_state in share row exclusive mode;
  return null;
end $$;
create trigger alone before insert or update on chart
  for each statement execute function chart_alone();

create function chart_stage_begins() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old is not distinct from new then
    return null;
  end if;
  if tg_op = 'UPDATE'
    and (old.code, old.characteristic_id, old.kind, old.subgroup_size)
      is distinct from (new.code, new.characteristic_id, new.kind, new.subgroup_size)
    and exists (select from chart_state where chart_id = new.id) then
    raise exception 'chart % has judged readings: what it charts stays as it is', old.code
      using errcode = 'check_violation';
  end if;
  insert into chart_stage
  select new.id,
         (select coalesce(max(version), 0) + 1 from chart_stage where chart_id = new.id),
         (select coalesce(max(number), 0) + 1 from subgroup where chart_id = new.id),
         new.location_rules, new.dispersion_rules, new.phase_one, new.stale_after, new.retired,
         timestamptz 'epoch'
           + current_setting('gaugewire.micros')::bigint * interval '1 microsecond',
         current_setting('gaugewire.author'), current_setting('gaugewire.reason');
  return null;
end $$;
create trigger stage after insert or update on chart
  for each row execute function chart_stage_begins();
select audit_add_only('chart_stage');
select audit_table('chart', '{code}');

do $$
declare
  known jsonb;
begin
  perform set_config('gaugewire.author', 'system', true),
          set_config('gaugewire.origin', 'migration', true),
          set_config('gaugewire.reason', 'known before such changes were recorded', true),
          set_config('gaugewire.micros', (extract(epoch from now()) * 1000000)::bigint::text, true);
  for known in select to_jsonb(c) from chart c order by c.id loop
    perform audit_append('chart', known ->> 'code', 'insert', null, known::text);
  end loop;
end $$;

-- A chart that is begun for a tag that is measured already did not judge what came before it.
do $$
declare
  known text;
begin
  for known in select conname from pg_constraint
    where conrelid = 'unjudged'::regclass and contype = 'c'
      and pg_get_constraintdef(oid) like '%assigned-later%' loop
    execute format('alter table unjudged drop constraint %I', known);
  end loop;
end $$;
alter table unjudged
  add constraint unjudged_reason check (reason in ('replayed', 'assigned-later', 'begun-later')),
  add constraint unjudged_parcel_of_replay check ((parcel is null) = (reason <> 'replayed'));
comment on column unjudged.reason is 'replayed: they came out of the quarantine after the chart had passed their place; assigned-later: the tag was assigned to the characteristic after monitoring had passed them; begun-later: the chart was begun after that.';
comment on column unjudged.parcel is 'The replayed parcel; null for the other reasons.';
