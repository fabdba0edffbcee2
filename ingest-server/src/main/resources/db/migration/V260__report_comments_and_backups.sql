-- What departments say about a draft before it is approved, and what was answered.
create table report_comment (
  id          uuid primary key,
  number      bigint generated always as identity unique,
  report_id   uuid not null references report,
  section     text not null,
  text        text not null,
  written_by  text not null,
  written     timestamptz not null,
  answer      text,
  answered_by text,
  answered    timestamptz,
  check ((answer is null) = (answered_by is null)),
  check ((answer is null) = (answered is null))
);
create index report_comment_report on report_comment (report_id);
comment on table report_comment is 'What somebody said about a draft; it is answered before the draft is approved.';
comment on column report_comment.id is 'UUID made by who wrote it.';
comment on column report_comment.number is 'Order.';
comment on column report_comment.report_id is 'The revision it speaks of.';
comment on column report_comment.section is 'The section it speaks of, as in the report''s content; whole for all of it.';
comment on column report_comment.text is 'What was said.';
comment on column report_comment.written_by is 'Sign-in name of who wrote it.';
comment on column report_comment.written is 'When.';
comment on column report_comment.answer is 'What was answered.';
comment on column report_comment.answered_by is 'Sign-in name of who answered.';
comment on column report_comment.answered is 'When.';
select audit_table('report_comment', '{id}');

-- A backup tells the installation that it was made, so that screens can say how old the last one is.
create table backup_made (
  number bigint generated always as identity primary key,
  made   timestamptz not null default now(),
  bytes  bigint not null check (bytes >= 0)
);
comment on table backup_made is 'Backups of this installation that were written whole; only ever added.';
comment on column backup_made.number is 'Order.';
comment on column backup_made.made is 'When it was whole and on disk.';
comment on column backup_made.bytes is 'Its size.';
