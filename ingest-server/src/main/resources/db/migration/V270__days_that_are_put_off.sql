-- A day of readings that could not be put in order is not tried every hour.
create table unordered_day (
  name     text primary key,
  tries    int not null check (tries > 0),
  reason   text not null,
  next_try timestamptz not null
);
comment on table unordered_day is 'Days of readings that could not be put in order of their tags, and when that is tried again.';
comment on column unordered_day.name is 'The partition or chunk of the day.';
comment on column unordered_day.tries is 'How often it was tried in vain.';
comment on column unordered_day.reason is 'Why it failed last.';
comment on column unordered_day.next_try is 'Before this it is not tried again.';
