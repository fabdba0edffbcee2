create table department (
  code    text primary key,
  name_en text not null,
  name_zh text not null
);
comment on table department is 'A department of the company.';
comment on column department.code is 'Name in master data; never changes.';
comment on column department.name_en is 'Name for readers of English.';
comment on column department.name_zh is 'Name for readers of Chinese.';
select audit_table('department', '{code}');

create table person (
  id          uuid primary key,
  login       text not null unique check (login = lower(login) and login <> ''),
  badge       text unique check (badge <> ''),
  name        text not null,
  department  text references department,
  language    text not null check (language in ('en', 'zh')),
  active_from date not null,
  active_to   date,
  version     int not null default 1,
  check (active_to is null or active_to > active_from)
);
comment on table person is 'Someone who acts under their own name; never removed.';
comment on column person.id is 'UUID, made by who adds the person.';
comment on column person.login is 'Sign-in name, lower case.';
comment on column person.badge is 'What the badge gives when it is scanned; null without one.';
comment on column person.name is 'As the person writes it.';
comment on column person.department is 'Where the person works.';
comment on column person.language is 'Language of the screens: en or zh.';
comment on column person.active_from is 'First day the person may sign in.';
comment on column person.active_to is 'First day no longer; null while there is none.';
comment on column person.version is 'Grows with each change.';
select audit_table('person', '{id}');

create table person_role (
  person_id  uuid not null references person,
  role       text not null,
  valid_from date not null,
  valid_to   date,
  primary key (person_id, role, valid_from),
  check (valid_to is null or valid_to > valid_from)
);
comment on table person_role is 'An office a person holds, for a time.';
comment on column person_role.person_id is 'Who.';
comment on column person_role.role is 'Which office.';
comment on column person_role.valid_from is 'First day.';
comment on column person_role.valid_to is 'First day no longer; null while there is none.';
select audit_table('person_role', '{person_id,role,valid_from}');

create table credential (
  person_id uuid not null references person,
  kind      text not null check (kind in ('password', 'pin')),
  hash      text not null,
  primary key (person_id, kind)
);
comment on table credential is 'What a person signs in with.';
comment on column credential.person_id is 'Whose.';
comment on column credential.kind is 'A password, or the PIN that belongs to a badge.';
comment on column credential.hash is 'Argon2id, in its usual text form.';
select audit_table('credential', '{person_id,kind}', '{hash}');

create table session (
  token_hash bytea primary key,
  person_id  uuid not null references person,
  created    timestamptz not null,
  last_seen  timestamptz not null,
  ended      timestamptz,
  address    text not null
);
create index session_person on session (person_id);
comment on table session is 'A person signed in.';
comment on column session.token_hash is 'SHA-256 of what the browser holds.';
comment on column session.person_id is 'Who.';
comment on column session.created is 'When the person signed in.';
comment on column session.last_seen is 'Last use, to the minute.';
comment on column session.ended is 'When the person signed out or was signed out.';
comment on column session.address is 'From where.';

create table sign_in_failure (
  login text not null,
  time  timestamptz not null
);
create index sign_in_failure_login on sign_in_failure (login, time);
comment on table sign_in_failure is 'Refused attempts to sign in or to sign, which lock an account for a while.';
comment on column sign_in_failure.login is 'The sign-in name or badge tried.';
comment on column sign_in_failure.time is 'When.';

create table signature (
  id        uuid primary key,
  person_id uuid not null references person,
  meaning   text not null,
  kind      text not null,
  record    text not null,
  hash      bytea not null,
  time      timestamptz not null
);
create index signature_record on signature (kind, record);
comment on table signature is 'A person signed a record as it stood, having given the secret again.';
comment on column signature.id is 'Number within this database.';
comment on column signature.person_id is 'Who.';
comment on column signature.meaning is 'What the signature says, such as released.';
comment on column signature.kind is 'What kind of record.';
comment on column signature.record is 'Which.';
comment on column signature.hash is 'SHA-256 of the record as its line in audit_entry tells it.';
comment on column signature.time is 'When.';
select audit_table('signature', '{id}');
select audit_add_only('signature');

create table request (
  id     uuid primary key,
  digest bytea not null,
  time   timestamptz not null
);
comment on table request is 'Requests that created something, by the id the client made, so that a repeat is recognised.';
comment on column request.id is 'The id of what was created.';
comment on column request.digest is 'SHA-256 of what was asked.';
comment on column request.time is 'When.';
