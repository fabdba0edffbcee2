create table courier (
  door     text primary key,
  number   bigint not null,
  attempts int not null,
  next     timestamptz not null,
  failure  text
);
comment on table courier is 'How far each way out of the house is with escalations.';
comment on column courier.door is 'Address of the program or mail server.';
comment on column courier.number is 'Last escalation it took.';
comment on column courier.attempts is 'Attempts in vain at the next one.';
comment on column courier.next is 'When it is tried again.';
comment on column courier.failure is 'Why the last attempt failed.';
