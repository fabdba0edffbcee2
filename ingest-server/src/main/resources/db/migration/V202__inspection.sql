-- What is made and how it is inspected, and the records of it.
create table line (
  code       text primary key,
  department text references department,
  name_en    text not null,
  name_zh    text not null
);
comment on table line is 'A production line.';
comment on column line.code is 'Name in master data; never changes.';
comment on column line.department is 'The department that answers for it.';
comment on column line.name_en is 'Name for readers of English.';
comment on column line.name_zh is 'Name for readers of Chinese.';
select audit_table('line', '{code}');

create table defect_code (
  code     text primary key,
  name_en  text not null,
  name_zh  text not null,
  severity text not null check (severity in ('critical', 'major', 'minor'))
);
comment on table defect_code is 'A kind of defect that is counted.';
comment on column defect_code.code is 'Name in master data; never changes.';
comment on column defect_code.name_en is 'Name for readers of English.';
comment on column defect_code.name_zh is 'Name for readers of Chinese.';
comment on column defect_code.severity is 'critical, major or minor.';
select audit_table('defect_code', '{code}');

create table part (
  code    text primary key,
  name_en text not null,
  name_zh text not null
);
comment on table part is 'A part number.';
comment on column part.code is 'Name in master data; never changes.';
comment on column part.name_en is 'Name for readers of English.';
comment on column part.name_zh is 'Name for readers of Chinese.';
select audit_table('part', '{code}');

create table operation (
  part     text not null references part,
  position int  not null check (position >= 1),
  code     text not null,
  name_en  text not null,
  name_zh  text not null,
  gate     text not null check (gate in ('incoming', 'in-process', 'outgoing')),
  line     text not null references line,
  station  text not null,
  primary key (part, code),
  unique (part, position)
);
comment on table operation is 'A step of a part''s routing.';
comment on column operation.part is 'The part.';
comment on column operation.position is '1, 2, 3 … in the order of the routing.';
comment on column operation.code is 'Name within the routing.';
comment on column operation.name_en is 'Name for readers of English.';
comment on column operation.name_zh is 'Name for readers of Chinese.';
comment on column operation.gate is 'Which of the three gates it belongs to.';
comment on column operation.line is 'Where it is done.';
comment on column operation.station is 'The station, as its edge names it.';
select audit_table('operation', '{part,code}');

create table gauge (
  code          text primary key,
  name_en       text not null,
  name_zh       text not null,
  interval_days int  not null check (interval_days >= 1),
  state         text not null check (state in ('in-use', 'withdrawn')),
  state_since   timestamptz not null,
  due           date not null
);
comment on table gauge is 'An instrument.';
comment on column gauge.code is 'Number on its label; never changes.';
comment on column gauge.name_en is 'Name for readers of English.';
comment on column gauge.name_zh is 'Name for readers of Chinese.';
comment on column gauge.interval_days is 'Days from one calibration to the next.';
comment on column gauge.state is 'in-use or withdrawn.';
comment on column gauge.state_since is 'Since when.';
comment on column gauge.due is 'Last day on which its calibration holds.';
select audit_table('gauge', '{code}');

create table inspection_plan (
  id         uuid primary key,
  part       text not null,
  operation  text not null,
  version    int  not null check (version >= 1),
  content    jsonb not null,
  author     text not null,
  approver   text,
  valid_from timestamptz,
  valid_to   timestamptz,
  reason     text not null,
  foreign key (part, operation) references operation,
  unique (part, operation, version),
  check (approver is null or approver <> author)
);
comment on table inspection_plan is 'A version of what is inspected at an operation. It holds once a second person approved it, until the next one does.';
comment on column inspection_plan.id is 'UUID made by who wrote it.';
comment on column inspection_plan.part is 'The part.';
comment on column inspection_plan.operation is 'The operation.';
comment on column inspection_plan.version is '1, 2, 3 … of that operation.';
comment on column inspection_plan.content is 'Characteristics, samples, defects, how often, what to do when it is not right; docs/formats/inspection.md.';
comment on column inspection_plan.author is 'Who wrote it.';
comment on column inspection_plan.approver is 'Who approved it; null while nobody did.';
comment on column inspection_plan.valid_from is 'When it began to hold.';
comment on column inspection_plan.valid_to is 'When the next version took its place.';
comment on column inspection_plan.reason is 'Why it was written.';
select audit_table('inspection_plan', '{id}');

create table qualification (
  person_id  uuid not null references person,
  part       text not null,
  operation  text not null,
  valid_from date not null,
  valid_to   date not null check (valid_to > valid_from),
  primary key (person_id, part, operation, valid_from),
  foreign key (part, operation) references operation
);
comment on table qualification is 'An inspector is trained for an operation, for a time.';
comment on column qualification.person_id is 'Who.';
comment on column qualification.part is 'The part.';
comment on column qualification.operation is 'The operation.';
comment on column qualification.valid_from is 'First day.';
comment on column qualification.valid_to is 'First day no longer.';
select audit_table('qualification', '{person_id,part,operation,valid_from}');

create table batch (
  id        uuid primary key,
  number    text not null unique,
  part      text not null references part,
  quantity  int  not null check (quantity >= 1),
  scrapped  int  not null default 0 check (scrapped >= 0),
  returned  int  not null default 0 check (returned >= 0),
  supplier_lot text,
  customer  text,
  position  int not null default 0 check (position >= 0),
  state     text not null check (state in ('open', 'hold', 'released', 'concession', 'rework', 'scrapped', 'returned')),
  before_hold text check (before_hold in ('open', 'released', 'concession', 'rework')),
  opened    timestamptz not null,
  arrived   timestamptz not null,
  version   int not null default 1,
  check (scrapped + returned <= quantity),
  check ((state = 'hold') = (before_hold is not null))
);
comment on table batch is 'Parts made, inspected and released together.';
comment on column batch.id is 'UUID made by who opened it.';
comment on column batch.number is 'What is on its label.';
comment on column batch.part is 'The part.';
comment on column batch.quantity is 'Pieces it began with.';
comment on column batch.scrapped is 'Pieces scrapped since.';
comment on column batch.returned is 'Pieces returned to the supplier since.';
comment on column batch.supplier_lot is 'The supplier''s lot it came from, where it was bought.';
comment on column batch.customer is 'For whom, where it is known.';
comment on column batch.position is 'Operation it is at, by position; 0 before the first.';
comment on column batch.state is 'open, hold, released, concession, rework, scrapped or returned.';
comment on column batch.before_hold is 'What it goes back to when the last hold is lifted.';
comment on column batch.opened is 'When it was opened.';
comment on column batch.arrived is 'When it came to the operation it is at.';
comment on column batch.version is 'Grows with each change.';
create index batch_state on batch (state);
select audit_table('batch', '{id}');

create table batch_parent (
  child  uuid not null references batch,
  parent uuid not null references batch,
  primary key (child, parent),
  check (child <> parent)
);
create index batch_parent_parent on batch_parent (parent);
comment on table batch_parent is 'Which batches went into which.';
comment on column batch_parent.child is 'What was made.';
comment on column batch_parent.parent is 'What went into it.';
select audit_table('batch_parent', '{child,parent}');

create table hold (
  id          uuid primary key,
  number      bigint generated always as identity unique,
  batch_id    uuid references batch,
  station     text,
  kind        text not null check (kind in ('inspection', 'quality', 'veto')),
  reason      text not null,
  placed_by   text not null,
  placed      timestamptz not null,
  lifted_by   text,
  lifted      timestamptz,
  lift_reason text,
  revision    bigint not null default 1,
  check ((batch_id is null) <> (station is null)),
  check ((lifted is null) = (lifted_by is null) and (lifted is null) = (lift_reason is null))
);
create index hold_batch on hold (batch_id);
create index hold_active on hold (station) where lifted is null;
comment on table hold is 'A batch or a station that nothing passes, until the hold is lifted.';
comment on column hold.id is 'UUID.';
comment on column hold.number is 'Number on the label.';
comment on column hold.batch_id is 'The batch held, or null.';
comment on column hold.station is 'The station held, or null.';
comment on column hold.kind is 'Placed by a failed inspection, by a person, or by the chief quality officer''s veto.';
comment on column hold.reason is 'Why.';
comment on column hold.placed_by is 'Who placed it.';
comment on column hold.placed is 'When.';
comment on column hold.lifted_by is 'Who lifted it.';
comment on column hold.lifted is 'When; null while it stands.';
comment on column hold.lift_reason is 'Why it was lifted.';
comment on column hold.revision is 'Grows with each change, so that an older command never wins at the station.';
select audit_table('hold', '{id}');

create table planned_check (
  id        uuid primary key,
  batch_id  uuid not null references batch,
  part      text not null,
  operation text not null,
  kind      text not null check (kind in ('gate', 'operation', 'periodic')),
  ordinal   int  not null,
  line      text not null,
  state     text not null check (state in ('pending', 'done', 'missed', 'waived')),
  planned   timestamptz not null,
  due       timestamptz,
  settled   timestamptz,
  inspection_id uuid,
  waive_reason  text,
  foreign key (part, operation) references operation,
  unique (batch_id, operation, kind, ordinal),
  check ((state = 'pending') = (settled is null)),
  check ((state = 'done') = (inspection_id is not null)),
  check ((state = 'waived') = (waive_reason is not null))
);
create index planned_check_pending on planned_check (due) where state = 'pending';
create index planned_check_batch on planned_check (batch_id, operation);
create index planned_check_planned on planned_check (planned);
comment on table planned_check is 'One inspection that has to happen. planned = done + missed + waived + pending, because each row is in one of the four states.';
comment on column planned_check.id is 'UUID.';
comment on column planned_check.batch_id is 'Of which batch.';
comment on column planned_check.part is 'The part.';
comment on column planned_check.operation is 'At which operation.';
comment on column planned_check.kind is 'gate: confirm or re-inspect what the operation before recorded; operation: as the plan says, once; periodic: as the plan says, every so often.';
comment on column planned_check.ordinal is '1, 2, 3 … of that kind.';
comment on column planned_check.line is 'The line of the operation.';
comment on column planned_check.state is 'pending, done, missed or waived.';
comment on column planned_check.planned is 'When it was planned.';
comment on column planned_check.due is 'When it is missed at the latest; null: when the batch moves on.';
comment on column planned_check.settled is 'When it left pending.';
comment on column planned_check.inspection_id is 'The record that settled it.';
comment on column planned_check.waive_reason is 'Why it need not happen.';
select audit_table('planned_check', '{id}');

create table inspection (
  id           uuid primary key,
  number       bigint generated always as identity unique,
  kind         text not null check (kind in ('inspection', 'confirmation', 'reinspection')),
  part         text not null,
  operation    text not null,
  station      text not null,
  line         text not null,
  person_id    uuid references person,
  signer       text not null,
  source       text not null,
  started      timestamptz not null,
  signed       timestamptz not null,
  received     timestamptz not null,
  of_id        uuid,
  plan_version int,
  verdict      text not null check (verdict in ('pass', 'fail', 'unproven')),
  inspected    int not null check (inspected >= 0),
  nonconforming int not null check (nonconforming between 0 and inspected),
  first_time   boolean not null,
  marks        text[] not null,
  content      text not null,
  hash         bytea not null,
  voided       timestamptz,
  voided_by    text,
  void_reason  text,
  foreign key (part, operation) references operation,
  check ((voided is null) = (voided_by is null) and (voided is null) = (void_reason is null))
);
create index inspection_signed on inspection (signed);
create index inspection_operation on inspection (part, operation, signed);
comment on table inspection is 'A signed inspection record, whether from a station or from a desk.';
comment on column inspection.id is 'UUIDv7 made where it was signed.';
comment on column inspection.number is 'Order of arrival.';
comment on column inspection.kind is 'inspection, confirmation of the record before, or re-inspection.';
comment on column inspection.part is 'The part.';
comment on column inspection.operation is 'The operation.';
comment on column inspection.station is 'The station.';
comment on column inspection.line is 'The line.';
comment on column inspection.person_id is 'The inspector, where the badge is known here.';
comment on column inspection.signer is 'Badge or sign-in name that signed.';
comment on column inspection.source is 'desk, or edge:site/name.';
comment on column inspection.started is 'When the inspection began.';
comment on column inspection.signed is 'When it was signed.';
comment on column inspection.received is 'When it came here.';
comment on column inspection.of_id is 'The record confirmed or inspected again.';
comment on column inspection.plan_version is 'Version of the plan it was made by.';
comment on column inspection.verdict is 'pass, fail, or unproven: its readings cannot pass a batch.';
comment on column inspection.inspected is 'Pieces inspected.';
comment on column inspection.nonconforming is 'Pieces found nonconforming.';
comment on column inspection.first_time is 'Whether its pieces were inspected at the operation for the first time.';
comment on column inspection.marks is 'What a reader must know, such as gauge-overdue or typed.';
comment on column inspection.content is 'The signed document, to the letter.';
comment on column inspection.hash is 'SHA-256 of content.';
comment on column inspection.voided is 'When it was declared void; null while it counts.';
comment on column inspection.voided_by is 'Who did.';
comment on column inspection.void_reason is 'Why.';
select audit_table('inspection', '{id}');

create table inspection_batch (
  inspection_id uuid not null references inspection,
  batch_id      uuid not null references batch,
  quantity      int  not null check (quantity >= 0),
  primary key (inspection_id, batch_id)
);
create index inspection_batch_batch on inspection_batch (batch_id);
comment on table inspection_batch is 'Which batches a record speaks of, and how many pieces of each.';
comment on column inspection_batch.inspection_id is 'The record.';
comment on column inspection_batch.batch_id is 'The batch.';
comment on column inspection_batch.quantity is 'Pieces of the batch presented.';
select audit_table('inspection_batch', '{inspection_id,batch_id}');

create table inspection_value (
  inspection_id  uuid not null references inspection,
  ordinal        int  not null,
  characteristic text not null,
  value          numeric not null,
  time           timestamptz not null,
  source         text not null check (source in ('gauge', 'typed')),
  gauge          text,
  serial         text,
  inside         boolean not null,
  mark           text,
  primary key (inspection_id, ordinal)
);
create index inspection_value_gauge on inspection_value (gauge, time) where gauge is not null;
create index inspection_value_serial on inspection_value (serial) where serial is not null;
comment on table inspection_value is 'The values of a record, to ask for them; the signed document is the truth, and verification compares.';
comment on column inspection_value.inspection_id is 'The record.';
comment on column inspection_value.ordinal is 'Place in the record, from 0.';
comment on column inspection_value.characteristic is 'What was measured.';
comment on column inspection_value.value is 'In the unit of the characteristic.';
comment on column inspection_value.time is 'When it was measured.';
comment on column inspection_value.source is 'Whether it came from the gauge or was typed.';
comment on column inspection_value.gauge is 'The gauge, where it was told.';
comment on column inspection_value.serial is 'The piece, where it was told.';
comment on column inspection_value.inside is 'Whether it is inside the specification.';
comment on column inspection_value.mark is 'gauge-overdue, gauge-withdrawn, gauge-unknown, repeated, or null.';

create table inspection_defect (
  inspection_id uuid not null references inspection,
  code          text not null references defect_code,
  count         int  not null check (count >= 1),
  primary key (inspection_id, code)
);
comment on table inspection_defect is 'The defects a record counts.';
comment on column inspection_defect.inspection_id is 'The record.';
comment on column inspection_defect.code is 'Kind of defect.';
comment on column inspection_defect.count is 'How many.';

create table quality_tally (
  day           date not null,
  line          text not null,
  part          text not null,
  operation     text not null,
  gate          text not null,
  inspector     text not null,
  records       int  not null,
  failed        int  not null,
  inspected     int  not null,
  nonconforming int  not null,
  first_inspected     int not null,
  first_nonconforming int not null,
  primary key (day, line, part, operation, gate, inspector)
);
comment on table quality_tally is 'Sums of the records of a day, changed in the transaction that stores or voids a record.';
comment on column quality_tally.day is 'Day of the signature, in the plant''s time zone.';
comment on column quality_tally.line is 'The line.';
comment on column quality_tally.part is 'The part.';
comment on column quality_tally.operation is 'The operation.';
comment on column quality_tally.gate is 'incoming, in-process or outgoing.';
comment on column quality_tally.inspector is 'Who signed.';
comment on column quality_tally.records is 'Records that are not void, confirmations among them.';
comment on column quality_tally.failed is 'Of them, those with the verdict fail.';
comment on column quality_tally.inspected is 'Pieces inspected, repetitions included.';
comment on column quality_tally.nonconforming is 'Of them, nonconforming.';
comment on column quality_tally.first_inspected is 'Pieces inspected for the first time.';
comment on column quality_tally.first_nonconforming is 'Of them, nonconforming.';

create table unplaced_record (
  id       uuid primary key,
  source   text not null,
  station  text not null,
  signed   timestamptz not null,
  content  text not null,
  reason   text not null,
  received timestamptz not null
);
comment on table unplaced_record is 'Signed records from stations that name a batch or an operation nobody knows here; kept until somebody adds what is missing and they are taken in again.';
comment on column unplaced_record.id is 'The record.';
comment on column unplaced_record.source is 'edge:site/name.';
comment on column unplaced_record.station is 'Where it was signed.';
comment on column unplaced_record.signed is 'When.';
comment on column unplaced_record.content is 'The signed document, to the letter.';
comment on column unplaced_record.reason is 'Why it could not be taken in.';
comment on column unplaced_record.received is 'When it came.';
select audit_table('unplaced_record', '{id}');
