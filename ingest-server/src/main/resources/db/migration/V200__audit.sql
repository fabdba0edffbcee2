-- Every change of a record of the quality domain, as lines of a chain of hashes. The lines are
-- written by triggers, so that no code can forget them; docs/formats/audit.md gives the bytes.
create table audit_entry (
  number   bigint primary key check (number >= 1),
  time     timestamptz not null,
  author   text not null check (author <> ''),
  origin   text not null,
  reason   text not null,
  kind     text not null,
  record   text not null,
  action   text not null,
  before   text,
  after    text,
  hash     bytea not null
);
create index audit_entry_record on audit_entry (kind, record, number);
create index audit_entry_time on audit_entry (time);
comment on table audit_entry is 'One line a change: only ever added.';
comment on column audit_entry.number is '1, 2, 3 … without a gap.';
comment on column audit_entry.time is 'When, by the server''s clock.';
comment on column audit_entry.author is 'Sign-in name of who changed it, system, or edge:site/name.';
comment on column audit_entry.origin is 'Network address, or the part of the system.';
comment on column audit_entry.reason is 'Why; empty where the act speaks for itself.';
comment on column audit_entry.kind is 'What kind of record: the table.';
comment on column audit_entry.record is 'Which: the values of its key, joined by /.';
comment on column audit_entry.action is 'insert, update, delete, or the name of an act without a record.';
comment on column audit_entry.before is 'The record before, as JSON; null when it was not there.';
comment on column audit_entry.after is 'The record after, as JSON; null when it is no longer there.';
comment on column audit_entry.hash is 'SHA-256 over the hash before and this line.';

create table audited (
  kind           text primary key,
  key_columns    text[] not null,
  secret_columns text[] not null
);
comment on table audited is 'Tables whose changes are lines of audit_entry.';
comment on column audited.kind is 'The table.';
comment on column audited.key_columns is 'What names a record.';
comment on column audited.secret_columns is 'Columns shown as the SHA-256 of their text.';

create function audit_field(value text) returns text language sql immutable as $$
  select case when value is null then '~,'
    else octet_length(convert_to(value, 'UTF8')) || ':' || value || ',' end
$$;

create function audit_key(document jsonb, key_columns text[]) returns text language sql immutable as $$
  select string_agg(document ->> name, '/' order by place)
  from unnest(key_columns) with ordinality as k (name, place)
$$;

create function audit_view(document jsonb, secret_columns text[]) returns jsonb language sql immutable as $$
  select jsonb_object_agg(key,
    case when key = any (secret_columns) and value <> 'null'::jsonb
      then to_jsonb(encode(sha256(convert_to(value #>> '{}', 'UTF8')), 'hex')) else value end)
  from jsonb_each(document)
$$;

-- Adds a line. Who changes something says so in settings of the transaction; a change without an
-- author is refused. The lock makes the chain's writers wait for each other until they commit.
create function audit_append(kind text, record text, action text, before text, after text)
returns void language plpgsql set timezone to 'UTC' as $$
declare
  author text := coalesce(current_setting('gaugewire.author', true), '');
  origin text := coalesce(current_setting('gaugewire.origin', true), '');
  reason text := coalesce(current_setting('gaugewire.reason', true), '');
  micros bigint := nullif(current_setting('gaugewire.micros', true), '')::bigint;
  last_number bigint;
  last_hash bytea;
  line text;
begin
  if author = '' or micros is null then
    raise exception 'a change of % has no author: records are changed through the server', kind
      using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(4711200);
  select a.number, a.hash into last_number, last_hash from audit_entry a order by a.number desc limit 1;
  if last_number is null then
    last_number := 0;
    last_hash := decode(repeat('00', 32), 'hex');
  end if;
  line := audit_field((last_number + 1)::text) || audit_field(micros::text) || audit_field(author)
    || audit_field(origin) || audit_field(reason) || audit_field(kind) || audit_field(record)
    || audit_field(action) || audit_field(before) || audit_field(after);
  insert into audit_entry values (
    last_number + 1, timestamptz 'epoch' + micros * interval '1 microsecond', author, origin, reason,
    kind, record, action, before, after, sha256(last_hash || convert_to(line, 'UTF8')));
end $$;

create function audit_row() returns trigger
language plpgsql set timezone to 'UTC' set bytea_output to 'hex' set intervalstyle to 'iso_8601' as $$
declare
  rule audited%rowtype;
  before jsonb;
  after jsonb;
begin
  select * into strict rule from audited where audited.kind = tg_table_name;
  if tg_op <> 'INSERT' then
    before := audit_view(to_jsonb(old), rule.secret_columns);
  end if;
  if tg_op <> 'DELETE' then
    after := audit_view(to_jsonb(new), rule.secret_columns);
  end if;
  if before is distinct from after then
    perform audit_append(tg_table_name, audit_key(coalesce(after, before), rule.key_columns),
      lower(tg_op), before::text, after::text);
  end if;
  return null;
end $$;

create function audit_refuse() returns trigger language plpgsql as $$
begin
  raise exception '% is only ever added to', tg_table_name using errcode = 'insufficient_privilege';
end $$;

-- Puts a table under audit: its changes become lines, and it cannot be emptied at once.
create function audit_table(kind text, key_columns text[], secret_columns text[] default '{}')
returns void language plpgsql as $$
begin
  insert into audited values (kind, key_columns, secret_columns);
  execute format('create trigger audit after insert or update or delete on %I for each row execute function audit_row()', kind);
  execute format('create trigger audit_whole before truncate on %I execute function audit_refuse()', kind);
end $$;

-- Records that stay as they were written.
create function audit_add_only(kind text) returns void language plpgsql as $$
begin
  execute format('create trigger add_only before update or delete on %I for each row execute function audit_refuse()', kind);
end $$;

-- The records that differ from the last line that tells of them, first by kind and key. Columns
-- that a later version of the schema added count from the record's next change on.
create function audit_differences(wanted text)
returns table (record text, line bigint, told text, found text)
language plpgsql set timezone to 'UTC' set bytea_output to 'hex' set intervalstyle to 'iso_8601' as $$
declare
  rule audited%rowtype;
begin
  select * into strict rule from audited where audited.kind = wanted;
  return query execute format($q$
    with told as (
      select distinct on (a.record) a.record, a.number, a.after::jsonb as document
      from audit_entry a where a.kind = $1 and a.action in ('insert', 'update', 'delete')
      order by a.record, a.number desc),
    found as (
      select audit_key(to_jsonb(t), $2) as record, audit_view(to_jsonb(t), $3) as document from %I t)
    select coalesce(told.record, found.record), told.number, told.document::text, found.document::text
    from told full join found on found.record = told.record
    where (told.document is null) <> (found.document is null)
       or told.document is distinct from (
         select jsonb_object_agg(e.key, e.value) from jsonb_each(found.document) e
         where told.document ? e.key)
    order by 1 limit 1 $q$, wanted)
    using wanted, rule.key_columns, rule.secret_columns;
end $$;

select audit_add_only('audit_entry');
create trigger audit_whole before truncate on audit_entry execute function audit_refuse();
revoke update, delete, truncate on audit_entry from current_user;
