-- Grows with each change of what a tag feeds, so that who keeps a copy knows when it is old.
create table feeding (
  one     boolean primary key default true check (one),
  version bigint not null
);
insert into feeding (version) values (1);
comment on table feeding is 'The version of all assignments of tags and of the characteristics that they feed; one row.';
comment on column feeding.one is 'Keeps it at one row.';
comment on column feeding.version is 'Grows with each change of binding, characteristic or characteristic_source.';

create function feeding_changed() returns trigger language plpgsql as $$
begin
  update feeding set version = version + 1;
  return null;
end $$;
create trigger feeding after insert or update or delete on binding
  for each statement execute function feeding_changed();
create trigger feeding after insert or update or delete on characteristic
  for each statement execute function feeding_changed();
create trigger feeding after insert or update or delete on characteristic_source
  for each statement execute function feeding_changed();
