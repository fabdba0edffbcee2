-- Charts go forward only. What they did not judge is told beside what they did.
create table withheld_parcel (
  parcel bigint primary key
);
comment on table withheld_parcel is 'Parcels that monitoring passed while their contents stood in the quarantine: when they are replayed, their readings come behind what was judged.';
comment on column withheld_parcel.parcel is 'The parcel: stream.id * 2^40 + seq.';

create table chart_feed (
  chart_id   int not null references chart,
  binding_id int not null references binding,
  primary key (chart_id, binding_id)
);
comment on table chart_feed is 'Assignments of tags that monitoring has taken up, by chart: readings of their time that it had passed before are not judged.';
comment on column chart_feed.chart_id is 'The chart.';
comment on column chart_feed.binding_id is 'The assignment.';

create table unjudged (
  id         bigint generated always as identity primary key,
  chart_id   int not null references chart,
  tag_id     int not null references tag,
  reason     text not null check (reason in ('replayed', 'assigned-later')),
  parcel     bigint check ((parcel is null) = (reason = 'assigned-later')),
  first_time timestamptz not null,
  last_time  timestamptz not null check (last_time >= first_time),
  readings   int not null check (readings > 0),
  found      timestamptz not null default now()
);
create index unjudged_chart on unjudged (chart_id, last_time);
create unique index unjudged_parcel on unjudged (chart_id, parcel, tag_id) where parcel is not null;
comment on table unjudged is 'Usable readings of a chart''s characteristic that are stored but that the chart never judged.';
comment on column unjudged.chart_id is 'The chart.';
comment on column unjudged.tag_id is 'Their tag.';
comment on column unjudged.reason is 'replayed: they came out of the quarantine after the chart had passed their place; assigned-later: the tag was assigned to the characteristic after monitoring had passed them.';
comment on column unjudged.parcel is 'The replayed parcel; null for the other reason.';
comment on column unjudged.first_time is 'Source time of the first.';
comment on column unjudged.last_time is 'Source time of the last.';
comment on column unjudged.readings is 'How many; 10 000 stands for so many or more.';
comment on column unjudged.found is 'When that was noted.';

-- What was taken up before this was kept, and what was passed or replayed meanwhile.
insert into chart_feed (chart_id, binding_id)
select c.id, b.id from binding b join chart c on c.characteristic_id = b.characteristic_id;

insert into withheld_parcel (parcel)
select l.parcel from consumer k
join ledger l on l.parcel between (k.stream_id::bigint << 40) and (k.stream_id::bigint << 40) + k.seq
where k.name = 'monitoring' and l.quarantined;

insert into unjudged (chart_id, tag_id, reason, parcel, first_time, last_time, readings)
select c.id, r.tag_id, 'replayed', p.parcel, min(r.time), max(r.time), count(*)
from replay_consumer k
join replay p on p.number <= k.number
join ledger l on l.parcel = p.parcel
join stream s on s.id = (p.parcel >> 40)
join tag t on t.edge_id = s.edge_id
join binding b on b.tag_id = t.id
join chart c on c.characteristic_id = b.characteristic_id
join reading r on r.tag_id = t.id and r.time between l.first_time and l.last_time
  and r.parcel = p.parcel and (r.quality & 15) = 0
  and r.time >= b.valid_from and (b.valid_to is null or r.time < b.valid_to)
where k.name = 'monitoring'
group by c.id, r.tag_id, p.parcel;
