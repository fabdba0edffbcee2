-- A year of a plant of 10 lines and 60 stations, one statement to a blank line. The chain of changes is left out:
-- it is not read by what is measured.
set session_replication_role = replica;

select setseed(0.42);

insert into department (code, name_en, name_zh) values ('d0', 'First shop', '一车间'), ('d1', 'Second shop', '二车间');

insert into line (code, department, name_en, name_zh)
select 'L' || i, 'd' || i % 2, 'Line ' || i, i || '线' from generate_series(0, 9) i;

insert into part (code, name_en, name_zh) select 'P' || i, 'Part ' || i, '零件' || i from generate_series(0, 9) i;

insert into operation (part, position, code, name_en, name_zh, gate, line, station)
select 'P' || i, o, 'OP' || o, 'Operation ' || o, '工序' || o,
       case o when 1 then 'incoming' when 6 then 'outgoing' else 'in-process' end, 'L' || i, 'S' || i || o
from generate_series(0, 9) i, generate_series(1, 6) o;

insert into characteristic (code, name_en, name_zh, unit, decimals, lsl, target, usl)
select 'c' || i, 'Characteristic ' || i, '特性' || i, 'mm', 3, 9, 10, 11 from generate_series(0, 19) i;

insert into defect_code (code, name_en, name_zh, severity)
select 'x' || i, 'Defect ' || i, '缺陷' || i, 'minor' from generate_series(0, 4) i;

insert into gauge (code, name_en, name_zh, interval_days, state, state_since, due)
select 'G' || i, 'Gauge ' || i, '量具' || i, 365, 'in-use', :start, date '2030-01-01' from generate_series(0, 59) i;

insert into person (id, login, name, language, active_from)
select md5('p' || i)::uuid, 'p' || i, 'Person ' || i, 'en', date '2020-01-01' from generate_series(0, 29) i;

insert into person_role (person_id, role, valid_from)
select md5('p' || i)::uuid, case i when 0 then 'quality' else 'inspector' end, date '2020-01-01'
from generate_series(0, 29) i;

insert into batch (id, number, part, quantity, supplier_lot, customer, position, state, opened, arrived)
select md5('b' || i)::uuid, 'B' || i, 'P' || i % 10, 100, 'SL' || i / 7, 'Customer ' || i % 40, 6, 'released', t, t
from (select i, :start + i * (interval '364 days' / (:records / 12)) as t
      from generate_series(0, :records / 12 - 1) i) made;

-- Every batch but each fifth of its part is made from the one before it.
insert into batch_parent (child, parent)
select md5('b' || i)::uuid, md5('b' || i - 10)::uuid from generate_series(10, :records / 12 - 1) i where i / 10 % 5 <> 0;

insert into inspection (id, kind, part, operation, station, line, person_id, signer, source, started, signed, received,
  verdict, inspected, nonconforming, first_time, marks, content, hash)
select md5('i' || j)::uuid, 'inspection', 'P' || i % 10, 'OP' || o, 'S' || i % 10 || o, 'L' || i % 10,
       md5('p' || 1 + j % 29)::uuid, 'p' || 1 + j % 29, 'edge:bench/e', t, t, t,
       case when bad then 'fail' else 'pass' end, 20, case when bad then 1 else 0 end, j % 2 = 0, '{}', '{}', '\x00'
from (select j, j / 12 as i, j % 12 / 2 + 1 as o, random() < 0.02 as bad,
             :start + (j / 12) * (interval '364 days' / (:records / 12)) + j % 12 * interval '40 minutes' as t
      from generate_series(0, :records - 1) j) made;

insert into inspection_batch (inspection_id, batch_id, quantity)
select md5('i' || j)::uuid, md5('b' || j / 12)::uuid, 100 from generate_series(0, :records - 1) j;

insert into inspection_value (inspection_id, ordinal, characteristic, value, time, source, gauge, inside)
select md5('i' || j)::uuid, v, 'c' || (j + v / 5) % 20, round((10 + random() / 3)::numeric, 3),
       :start + (j / 12) * (interval '364 days' / (:records / 12)), 'gauge', 'G' || j % 60, true
from generate_series(0, :records - 1) j, generate_series(1, :values) v;

insert into inspection_defect (inspection_id, code, count)
select id, 'x' || number % 5, 1 from inspection where verdict = 'fail';

insert into planned_check (id, batch_id, part, operation, kind, ordinal, line, state, planned, settled, inspection_id)
select md5('k' || j)::uuid, md5('b' || j / 12)::uuid, i.part, i.operation,
       case j % 2 when 0 then 'gate' else 'operation' end, 1, i.line,
       case j % 97 when 0 then 'missed' else 'done' end, i.signed, i.signed,
       case j % 97 when 0 then null else i.id end
from generate_series(0, :records - 1) j join inspection i on i.id = md5('i' || j)::uuid;

insert into nonconformance (id, source, batch_id, operation, inspection_id, description, severity, department, raised_by,
  raised, state, quantity, decided, executed, entered, deadline, cause, cost)
select md5('n' || i.id::text)::uuid, 'failed', b.batch_id, i.operation, i.id, 'Does not conform.', 'major',
       'd' || i.number % 2, i.signer, i.signed, s.state, 1, 1, 1, i.signed + interval '3 days',
       case s.state when 'closed' then null else i.signed + interval '9 days' end, 'A cause.', 100
from inspection i join inspection_batch b on b.inspection_id = i.id,
     lateral (select case i.number % 20 when 0 then 'verified' else 'closed' end as state) s
where i.verdict = 'fail';

insert into signature (id, person_id, meaning, kind, record, hash, time)
select md5('s' || id::text)::uuid, md5('p0')::uuid, 'released', 'batch', id::text, '\x00', opened + interval '2 days' from batch;

insert into complaint (id, customer, part, batch_id, said, severity, received, due, recorded_by, cause, answer, answered)
select md5('c' || id::text)::uuid, customer, part, id, 'Something.', 'minor', opened + interval '20 days',
       opened + interval '27 days', 'p0', 'A cause.', 'An answer.', opened + interval '25 days'
from batch where substring(number, 2)::int % 100 = 0;

insert into delivery (id, customer, batch_id, delivered, recorded_by)
select md5('e' || id::text)::uuid, customer, id, (opened + interval '3 days')::date, 'p0' from batch;

insert into visit (id, delivery_id, due, made, said, satisfied)
select md5('v' || id::text)::uuid, id, delivered + 7, delivered + 5, 'Good.', true from delivery;

insert into objective (id, version, name_en, name_zh, metric, direction, target, scope, scope_code, period, owner,
  valid_from, reason, author, recorded)
select md5('o' || i)::uuid, 1, 'Objective ' || i, '目标' || i,
       case i % 3 when 0 then 'defect-rate' when 1 then 'missed-rate' else 'first-pass-yield' end,
       case i % 3 when 2 then 'at-least' else 'at-most' end, case i % 3 when 2 then 0.98 else 0.02 end,
       case when i < 3 then 'company' when i < 9 then 'department' else 'line' end,
       case when i < 3 then '' when i < 9 then 'd' || i / 3 % 2 else 'L' || (i - 9) / 3 end,
       case i % 2 when 0 then 'month' else 'year' end, 'p0', date '2020-01-01', 'bench', 'p0', :start
from generate_series(0, 38) i;

analyze;
