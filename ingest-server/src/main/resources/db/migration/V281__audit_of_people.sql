-- What people changed is found although the system and the edges write far more lines.
create index audit_entry_people on audit_entry (number)
  where author <> 'system' and author not like 'edge:%';
create index audit_entry_author on audit_entry (author, number);
