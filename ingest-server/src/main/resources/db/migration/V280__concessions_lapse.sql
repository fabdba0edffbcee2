alter table disposition add column lapsed timestamptz;
alter table disposition add check (lapsed is null or (kind = 'concession' and executed is null));
comment on column disposition.lapsed is 'When a concession ended with its last day before it was carried out; its pieces are decided on anew.';
