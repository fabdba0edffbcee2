-- What edges send: sites, edges, streams, tags, readings and everything else of a parcel, the
-- ledger, the quarantine. The same on PostgreSQL and TimescaleDB but for how reading is divided.

create table site (
  name       text primary key,
  first_seen timestamptz not null default now()
);
comment on table site is 'A plant, registered when its first edge is first heard of.';
comment on column site.name is 'Name as in the topics.';
comment on column site.first_seen is 'When it was first heard of.';

create table edge (
  id                  int generated always as identity primary key,
  site                text not null references site,
  name                text not null,
  first_seen          timestamptz not null default now(),
  online              boolean not null default false,
  online_since        timestamptz,
  version             text not null default '',
  outbox_bytes        bigint not null default 0,
  oldest_waiting      timestamptz,
  gaps                bigint not null default 0,
  clock_offset_micros bigint not null default 0,
  state_received      timestamptz,
  unique (site, name)
);
comment on table edge is 'One edge agent, and what it last said of itself.';
comment on column edge.id is 'Number within this database.';
comment on column edge.site is 'The plant.';
comment on column edge.name is 'Name within the plant, as in the topics.';
comment on column edge.first_seen is 'When it was first heard of.';
comment on column edge.online is 'Whether it is connected, by its own word or its will.';
comment on column edge.online_since is 'When online last changed.';
comment on column edge.version is 'Version of the edge agent.';
comment on column edge.outbox_bytes is 'Bytes on its disk that are not freed yet.';
comment on column edge.oldest_waiting is 'Append time of the oldest parcel that it still holds.';
comment on column edge.gaps is 'Gap entries it ever wrote in its present epoch.';
comment on column edge.clock_offset_micros is 'Server clock minus edge clock as the edge measured it.';
comment on column edge.state_received is 'When the columns above were last received.';

create table stream (
  id            int generated always as identity primary key,
  edge_id       int not null references edge,
  epoch         bigint not null,
  committed_seq bigint not null default 0,
  head_hash     bytea not null default decode(repeat('00', 32), 'hex'),
  produced_seq  bigint not null default 0,
  fault         text,
  first_seen    timestamptz not null default now(),
  committed_at  timestamptz,
  unique (edge_id, epoch)
) with (fillfactor = 50);
comment on table stream is 'One numbered sequence of parcels: an edge and an epoch of its outbox.';
comment on column stream.id is 'Upper part of the number of every parcel of the stream.';
comment on column stream.edge_id is 'The edge.';
comment on column stream.epoch is 'Names one outbox of the edge.';
comment on column stream.committed_seq is 'Last parcel stored: the cursor. 0 when none is.';
comment on column stream.head_hash is 'Ledger hash of that parcel, 32 zero bytes when none is stored.';
comment on column stream.produced_seq is 'Last parcel the edge numbered, as it said last.';
comment on column stream.fault is 'Why the stream stands still, or null when it does not.';
comment on column stream.first_seen is 'When the first parcel or question came.';
comment on column stream.committed_at is 'When the cursor last moved.';

create table tag (
  id         int generated always as identity primary key,
  edge_id    int not null references edge,
  station    text not null,
  name       text not null,
  unit       text not null,
  decimals   smallint not null,
  first_seen timestamptz not null default now(),
  unique (edge_id, station, name, unit, decimals)
);
comment on table tag is 'One value source of one station of one edge. Another unit or resolution is another tag: whether the two may be compared is for a person to say.';
comment on column tag.id is 'Number within this database.';
comment on column tag.edge_id is 'The edge.';
comment on column tag.station is 'The station, as the edge names it.';
comment on column tag.name is 'The tag within its station.';
comment on column tag.unit is 'UCUM code, empty for a number without a unit.';
comment on column tag.decimals is 'Resolution as decimal places.';
comment on column tag.first_seen is 'When it was first announced.';

create table stream_tag (
  parcel bigint not null,
  number int not null,
  tag_id int not null references tag,
  primary key (parcel, number)
);
comment on table stream_tag is 'Which number a stream gave to which tag, and in which parcel it said so.';
comment on column stream_tag.parcel is 'The announcing parcel: stream.id * 2^40 + seq.';
comment on column stream_tag.number is 'What the parcels of the stream call the tag.';
comment on column stream_tag.tag_id is 'The tag.';

create table binding (
  id                int generated always as identity primary key,
  tag_id            int not null references tag,
  characteristic_id int not null,
  valid_from        timestamptz not null,
  valid_to          timestamptz,
  check (valid_to is null or valid_to > valid_from)
);
create index binding_tag on binding (tag_id, valid_from);
comment on table binding is 'Which characteristic a tag measured, and when.';
comment on column binding.id is 'Number within this database.';
comment on column binding.tag_id is 'The tag.';
comment on column binding.characteristic_id is 'The characteristic.';
comment on column binding.valid_from is 'First source time it holds for.';
comment on column binding.valid_to is 'First source time it no longer holds for; null while it holds.';

-- Readings. TimescaleDB divides a hypertable by itself; on PostgreSQL the server makes a partition
-- a day ahead of time, and strays (a clock far off) go to the default partition.
do $$
begin
  if exists (select from pg_extension where extname = 'timescaledb') then
    create table reading (
      tag_id  int not null,
      time    timestamptz not null,
      value   float8 not null,
      parcel  bigint not null,
      quality smallint not null,
      raw     bytea
    );
    create index reading_tag_time on reading (tag_id, time);
    perform create_hypertable('reading', by_range('time', interval '1 day'), create_default_indexes => false);
  else
    create table reading (
      tag_id  int not null,
      time    timestamptz not null,
      value   float8 not null,
      parcel  bigint not null,
      quality smallint not null,
      raw     bytea
    ) partition by range (time);
    create index reading_tag_time on reading (tag_id, time);
    create table reading_default partition of reading default;
  end if;
end $$;
comment on table reading is 'What gauges gave, periodic readings and the values of results alike. The one index is ascending on purpose: it is most of the cost of storing.';
comment on column reading.tag_id is 'The tag.';
comment on column reading.time is 'Source time.';
comment on column reading.value is 'In the unit of the tag; NaN where quality says that there is none.';
comment on column reading.parcel is 'The parcel it came in: stream.id * 2^40 + seq.';
comment on column reading.quality is 'Marks as bits, 0 for a good reading from a gauge.';
comment on column reading.raw is 'The registers it was decoded from, where they are kept.';

create table station_result (
  parcel        bigint not null,
  ordinal       int not null,
  station       text not null,
  time          timestamptz not null,
  counter       bigint not null,
  serial        text not null,
  batch         text not null,
  part_number   text not null,
  verdict       smallint not null,
  defect_codes  text[] not null,
  defect_counts int[] not null,
  primary key (parcel, ordinal)
);
create index station_result_station on station_result (station, time);
comment on table station_result is 'One part as its station judged it; its values are readings of the same parcel and time.';
comment on column station_result.parcel is 'The parcel it came in.';
comment on column station_result.ordinal is 'Place within the parcel, from 0.';
comment on column station_result.station is 'The station, as the edge names it.';
comment on column station_result.time is 'Source time.';
comment on column station_result.counter is 'The station''s own running number, -1 where it has none.';
comment on column station_result.serial is 'Serial number, empty where unknown.';
comment on column station_result.batch is 'Batch as the station knows it, empty where unknown.';
comment on column station_result.part_number is 'Part number, empty where unknown.';
comment on column station_result.verdict is '0 none, 1 pass, 2 fail.';
comment on column station_result.defect_codes is 'Defect codes in the station''s order.';
comment on column station_result.defect_counts is 'How often each of them was found.';

create table inspection_record (
  parcel  bigint not null,
  ordinal int not null,
  id      uuid not null,
  station text not null,
  signed  timestamptz not null,
  content bytea not null,
  primary key (parcel, ordinal)
);
create index inspection_record_id on inspection_record (id);
comment on table inspection_record is 'A record signed at an edge, byte for byte. An edge may send one twice: the id tells.';
comment on column inspection_record.parcel is 'The parcel it came in.';
comment on column inspection_record.ordinal is 'Place within the parcel, from 0.';
comment on column inspection_record.id is 'UUIDv7 made at the edge.';
comment on column inspection_record.station is 'Where it was signed.';
comment on column inspection_record.signed is 'When it was signed.';
comment on column inspection_record.content is 'The signed document, UTF-8 JSON.';

create table station_event (
  parcel  bigint not null,
  ordinal int not null,
  station text not null,
  time    timestamptz not null,
  kind    smallint not null,
  detail  text not null,
  primary key (parcel, ordinal)
);
create index station_event_time on station_event (time);
comment on table station_event is 'Something that happened at a station and is no value.';
comment on column station_event.parcel is 'The parcel it came in.';
comment on column station_event.ordinal is 'Place within the parcel, from 0.';
comment on column station_event.station is 'The station.';
comment on column station_event.time is 'Source time.';
comment on column station_event.kind is 'Position in StationEvent.Kind of the wire format.';
comment on column station_event.detail is 'One sentence or a reference.';

create table gap (
  parcel    bigint not null,
  ordinal   int not null,
  station   text not null,
  tag       text not null,
  reason    smallint not null,
  from_time timestamptz not null,
  to_time   timestamptz not null,
  missing   bigint not null,
  primary key (parcel, ordinal)
);
create index gap_time on gap (from_time);
comment on table gap is 'What an edge knows to be missing.';
comment on column gap.parcel is 'The parcel it came in.';
comment on column gap.ordinal is 'Place within the parcel, from 0.';
comment on column gap.station is 'The station.';
comment on column gap.tag is 'The tag''s name, empty when results are missing.';
comment on column gap.reason is 'Position in Gap.Reason of the wire format.';
comment on column gap.from_time is 'When the gap began.';
comment on column gap.to_time is 'When it ended.';
comment on column gap.missing is 'How many are missing, -1 where nobody can know.';

create table ledger (
  parcel      bigint primary key,
  hash        bytea not null,
  entries     int not null,
  first_time  timestamptz,
  last_time   timestamptz,
  received    timestamptz not null,
  quarantined boolean not null default false
);
comment on table ledger is 'One line a parcel: the tamper-evident chain.';
comment on column ledger.parcel is 'The parcel: stream.id * 2^40 + seq.';
comment on column ledger.hash is 'SHA-256 over the hash before and the canonical bytes of the entries.';
comment on column ledger.entries is 'Entries of every kind together.';
comment on column ledger.first_time is 'Earliest source time of its readings, null when it has none.';
comment on column ledger.last_time is 'Latest source time of its readings.';
comment on column ledger.received is 'When the server received it.';
comment on column ledger.quarantined is 'True while its entries stand in the quarantine and not in the tables.';

create table quarantine (
  id           bigint generated always as identity primary key,
  received     timestamptz not null default now(),
  last_seen    timestamptz not null default now(),
  times        bigint not null default 1,
  site         text not null,
  edge         text not null,
  parcel       bigint,
  cause        text not null,
  reason       text not null,
  payload      bytea not null,
  digest       bytea not null,
  state        text not null default 'waiting' check (state in ('waiting', 'replayed', 'discarded')),
  closed       timestamptz,
  closed_by    text,
  close_reason text,
  unique (digest, cause)
);
create index quarantine_state on quarantine (state, id);
comment on table quarantine is 'What could not be understood or did not fit, with its bytes.';
comment on column quarantine.id is 'Number within this database.';
comment on column quarantine.received is 'When it first came.';
comment on column quarantine.last_seen is 'When the same bytes last came.';
comment on column quarantine.times is 'How often the same bytes came.';
comment on column quarantine.site is 'The plant it came from, by its topic.';
comment on column quarantine.edge is 'The edge it came from, by its topic.';
comment on column quarantine.parcel is 'The parcel whose ledger line is marked quarantined, or null when the bytes hold no place in a stream.';
comment on column quarantine.cause is 'Kind of trouble: malformed, forged, forked, refused.';
comment on column quarantine.reason is 'One sentence for a reader.';
comment on column quarantine.payload is 'The bytes as they came.';
comment on column quarantine.digest is 'SHA-256 of payload.';
comment on column quarantine.state is 'waiting, replayed or discarded.';
comment on column quarantine.closed is 'When it was replayed or discarded.';
comment on column quarantine.closed_by is 'Who did.';
comment on column quarantine.close_reason is 'Why it was discarded.';

create table consumer (
  name      text not null,
  stream_id int not null references stream,
  seq       bigint not null,
  primary key (name, stream_id)
) with (fillfactor = 50);
comment on table consumer is 'How far each follower of the stored parcels has come.';
comment on column consumer.name is 'The follower.';
comment on column consumer.stream_id is 'The stream.';
comment on column consumer.seq is 'Last parcel whose effects it has stored.';

create table retention (
  one            boolean primary key default true check (one),
  dropped_before timestamptz not null default '-infinity'
);
insert into retention default values;
comment on table retention is 'One row: how far readings have been dropped for age.';
comment on column retention.one is 'Always true.';
comment on column retention.dropped_before is 'Readings with an earlier source time may be gone on purpose.';
