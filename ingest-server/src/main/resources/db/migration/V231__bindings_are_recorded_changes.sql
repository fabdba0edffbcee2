-- Which tag measures which characteristic is assigned and ended by people: recorded like every
-- other change. What stands already gets its first line now.
set local timezone to 'UTC';
select audit_table('binding', '{id}');

do $$
declare
  known jsonb;
begin
  perform set_config('gaugewire.author', 'system', true),
          set_config('gaugewire.origin', 'migration', true),
          set_config('gaugewire.reason', 'assigned before assignments were recorded', true),
          set_config('gaugewire.micros', (extract(epoch from now()) * 1000000)::bigint::text, true);
  for known in select to_jsonb(b) from binding b order by b.id loop
    perform audit_append('binding', known ->> 'id', 'insert', null, known::text);
  end loop;
end $$;

alter table binding add foreign key (characteristic_id) references characteristic;
create index binding_characteristic on binding (characteristic_id);
