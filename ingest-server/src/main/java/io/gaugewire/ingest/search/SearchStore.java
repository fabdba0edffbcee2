package io.gaugewire.ingest.search;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** What carries a text in its number or name. */
final class SearchStore {
  private SearchStore() {}

  /**
   * Something that was found.
   *
   * @param kind {@code batch}, {@code serial}, {@code record}, {@code nonconformance}, {@code
   *     complaint}, {@code part}, {@code plan}, {@code gauge}, {@code person}, {@code report},
   *     {@code edge} or {@code tag}
   * @param id what it is asked for by: a UUID, the code of a part or gauge, {@code site/name} of an
   *     edge, the number of a tag
   * @param labelEn what it is called
   * @param detail what tells it from others
   */
  public record Hit(String kind, String id, String labelEn, String labelZh, String detail) {}

  /** At most {@code most} of each kind; what begins with the text comes first. */
  static List<Hit> find(Handle handle, String text, int most) {
    String pattern = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    return handle
        .createQuery(
            """
            (select 'batch' as kind, id::text as id, number as label_en, number as label_zh,
                    part as detail
             from batch where number ilike :within
             order by number ilike :begins desc, opened desc limit :most)
            union all
            (select 'nonconformance', n.id::text, 'NC-' || n.number, 'NC-' || n.number, b.number
             from nonconformance n join batch b on b.id = n.batch_id
             where 'NC-' || n.number ilike :begins or n.number::text = :text
             order by n.number desc limit :most)
            union all
            (select 'complaint', c.id::text, 'C-' || c.number, 'C-' || c.number, c.customer
             from complaint c
             where 'C-' || c.number ilike :begins or c.customer ilike :within
             order by c.number desc limit :most)
            union all
            (select 'serial', b.id::text, v.serial, v.serial, b.number
             from inspection_value v
             join inspection_batch s on s.inspection_id = v.inspection_id
             join batch b on b.id = s.batch_id
             where v.serial = :text group by b.id, v.serial, b.number limit :most)
            union all
            (select 'record', i.id::text, i.number::text, i.number::text,
                    concat_ws(' · ', (select string_agg(b.number, ', ' order by b.number)
                      from inspection_batch s join batch b on b.id = s.batch_id
                      where s.inspection_id = i.id), i.part || ' / ' || i.operation)
             from inspection i
             where i.number = case when :text ~ '^[0-9]{1,18}$' then :text::bigint end)
            union all
            (select 'part', code, name_en, name_zh, code from part
             where code ilike :within or name_en ilike :within or name_zh ilike :within
             order by code ilike :begins desc, code limit :most)
            union all
            (select 'plan', l.id::text, p.name_en || ' / ' || o.name_en, p.name_zh || ' / ' || o.name_zh,
                    l.part || ' / ' || l.operation || ' · ' || l.version
             from inspection_plan l join part p on p.code = l.part
             join operation o on o.part = l.part and o.code = l.operation
             where l.valid_to is null and (l.part ilike :within or l.operation ilike :begins
               or p.name_en ilike :within or p.name_zh ilike :within
               or o.name_en ilike :within or o.name_zh ilike :within)
             order by l.part ilike :begins desc, l.part, o.position, l.version desc limit :most)
            union all
            (select 'gauge', code, name_en, name_zh, code from gauge
             where code ilike :within or name_en ilike :within or name_zh ilike :within
             order by code ilike :begins desc, code limit :most)
            union all
            (select 'person', id::text, name, name, login from person
             where login ilike :within or name ilike :within or badge ilike :begins
             order by name limit :most)
            union all
            (select 'report', id::text, period || ' r' || revision, period || ' r' || revision, kind
             from report where period ilike :begins
             order by period desc, kind, revision desc limit :most)
            union all
            (select 'edge', site || '/' || name, site || '/' || name, site || '/' || name, version
             from edge where site || '/' || name ilike :within
             order by site, name limit :most)
            union all
            (select 'tag', t.id::text, t.station || ' / ' || t.name, t.station || ' / ' || t.name,
                    e.site || '/' || e.name
             from tag t join edge e on e.id = t.edge_id
             where t.name ilike :within or t.station ilike :begins
               or t.station || ' / ' || t.name ilike :begins
             order by t.name ilike :begins desc, t.station, t.name limit :most)
            """)
        .bind("text", text)
        .bind("begins", pattern + "%")
        .bind("within", "%" + pattern + "%")
        .bind("most", most)
        .map(ConstructorMapper.of(Hit.class))
        .list();
  }
}
