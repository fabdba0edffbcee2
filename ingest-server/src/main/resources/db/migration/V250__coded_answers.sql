create table answer_code (
  code     text primary key,
  kind     text not null check (kind in ('cause', 'action')),
  name_en  text not null,
  name_zh  text not null,
  position int  not null unique
);
comment on table answer_code is 'What a signal of a chart was, and what was done about it, in codes that can be counted.';
comment on column answer_code.code is 'Name in answers; never changes.';
comment on column answer_code.kind is 'Whether it says what it was, or what was done.';
comment on column answer_code.name_en is 'Name for readers of English.';
comment on column answer_code.name_zh is 'Name for readers of Chinese.';
comment on column answer_code.position is 'Place in lists.';
insert into answer_code (code, kind, name_en, name_zh, position) values
  ('tool-wear', 'cause', 'Tool is worn', '刀具磨损', 1),
  ('tool-break', 'cause', 'Tool is broken or chipped', '刀具破损', 2),
  ('setting', 'cause', 'Machine was set wrong', '机床调整有误', 3),
  ('machine', 'cause', 'Machine or fixture is defective', '设备或夹具故障', 4),
  ('material', 'cause', 'Material', '材料问题', 5),
  ('environment', 'cause', 'Temperature or other surroundings', '温度或环境变化', 6),
  ('method', 'cause', 'Instruction was missing or not followed', '作业方法缺失或未执行', 7),
  ('measurement', 'cause', 'Gauge or measuring', '量具或测量问题', 8),
  ('planned-change', 'cause', 'Planned change of the process', '计划内的过程变更', 9),
  ('unknown', 'cause', 'Not found', '原因未查明', 10),
  ('adjusted', 'action', 'Machine adjusted', '调整设备', 101),
  ('tool-changed', 'action', 'Tool changed', '更换刀具', 102),
  ('repaired', 'action', 'Machine or fixture repaired', '维修设备或夹具', 103),
  ('material-blocked', 'action', 'Material blocked', '隔离材料', 104),
  ('sorted', 'action', 'Parts sorted', '挑选零件', 105),
  ('remeasured', 'action', 'Measured again', '重新测量', 106),
  ('gauge-checked', 'action', 'Gauge checked', '检查量具', 107),
  ('instructed', 'action', 'People instructed', '培训人员', 108),
  ('limits-revised', 'action', 'Limits to be revised', '修订控制限', 109),
  ('watched', 'action', 'Watched, nothing changed', '继续观察，未变更', 110);

alter table process_event
  add column cause_code  text references answer_code,
  add column action_code text references answer_code;
comment on column process_event.cause_code is 'What it was, in a code; null where it was only told in words.';
comment on column process_event.action_code is 'What was done, in a code; null where it was only told in words.';
