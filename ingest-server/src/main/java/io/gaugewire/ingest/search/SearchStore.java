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
   * @param kind {@code batch}, {@code serial}, {@code part}, {@code gauge}, {@code person}, {@code
   *     nonconformance} or {@code complaint}
   * @param id what it is asked for by: a UUID, or the code of a part or gauge
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
            (select 'part', code, name_en, name_zh, code from part
             where code ilike :within or name_en ilike :within or name_zh ilike :within
             order by code ilike :begins desc, code limit :most)
            union all
            (select 'gauge', code, name_en, name_zh, code from gauge
             where code ilike :within or name_en ilike :within or name_zh ilike :within
             order by code ilike :begins desc, code limit :most)
            union all
            (select 'person', id::text, name, name, login from person
             where login ilike :within or name ilike :within or badge ilike :begins
             order by name limit :most)
            """)
        .bind("text", text)
        .bind("begins", pattern + "%")
        .bind("within", "%" + pattern + "%")
        .bind("most", most)
        .map(ConstructorMapper.of(Hit.class))
        .list();
  }
}
