-- Master data is one reviewed set, and every kind of it is recorded like every other change.
create table plant (
  code    text primary key,
  name_en text not null,
  name_zh text not null
);
comment on table plant is 'A plant as people name it; a site is one that an edge was heard of.';
comment on column plant.code is 'As in its edges'' topics; never changes.';
comment on column plant.name_en is 'Name for readers of English.';
comment on column plant.name_zh is 'Name for readers of Chinese.';
select audit_table('plant', '{code}');

alter table characteristic add column severity text not null default 'minor'
  check (severity in ('critical', 'major', 'minor'));
comment on column characteristic.severity is 'critical, major or minor: how much hangs on it.';

-- A routing is put into another order within one change.
alter table operation drop constraint operation_part_position_key;
alter table operation add unique (part, position) deferrable initially deferred;

set local timezone to 'UTC';
select audit_table('station', '{site,code}');
select audit_table('characteristic', '{code}');

do $$
declare
  known jsonb;
begin
  perform set_config('gaugewire.author', 'system', true),
          set_config('gaugewire.origin', 'migration', true),
          set_config('gaugewire.reason', 'known before such changes were recorded', true),
          set_config('gaugewire.micros', (extract(epoch from now()) * 1000000)::bigint::text, true);
  insert into plant (code, name_en, name_zh)
    select code, code, code from (
      select site as code from station union select name from site) s order by code;
  for known in select to_jsonb(s) from station s order by s.site, s.code loop
    perform audit_append('station', (known ->> 'site') || '/' || (known ->> 'code'), 'insert', null, known::text);
  end loop;
  for known in select to_jsonb(c) from characteristic c order by c.id loop
    perform audit_append('characteristic', known ->> 'code', 'insert', null, known::text);
  end loop;
end $$;

alter table station add foreign key (site) references plant;
