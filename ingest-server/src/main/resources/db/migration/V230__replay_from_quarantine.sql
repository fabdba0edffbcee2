alter table stream add column replays int not null default 0;
comment on column stream.replays is
  'How often a parcel was replayed from the quarantine: a writer that does not know of the last replay reads the stream again before it writes.';

create table replay (
  number   bigint generated always as identity primary key,
  parcel   bigint not null unique,
  replayed timestamptz not null default now()
);
comment on table replay is 'Parcels that were replayed from the quarantine, after followers may have passed them.';
comment on column replay.number is 'Their order.';
comment on column replay.parcel is 'The parcel: stream.id * 2^40 + seq.';
comment on column replay.replayed is 'When.';

create table replay_consumer (
  name   text primary key,
  number bigint not null
);
comment on table replay_consumer is 'How far each follower of the stored parcels has come with the replayed ones.';
comment on column replay_consumer.name is 'The follower.';
comment on column replay_consumer.number is 'Last replay whose effects it has stored.';
