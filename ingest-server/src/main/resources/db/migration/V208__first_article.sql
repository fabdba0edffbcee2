-- The first article of a batch at an operation is inspected before anything else is recorded.
alter table planned_check drop constraint planned_check_kind_check;
alter table planned_check add constraint planned_check_kind_check
  check (kind in ('gate', 'first', 'operation', 'periodic'));
comment on column planned_check.kind is 'gate: confirm or re-inspect what the operation before recorded; first: the first article; operation: as the plan says, once; periodic: as the plan says, every so often.';
