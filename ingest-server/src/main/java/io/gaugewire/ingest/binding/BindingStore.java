package io.gaugewire.ingest.binding;

import io.gaugewire.ingest.audit.Author;
import io.gaugewire.ingest.audit.Changes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Bindings in the database, in the caller's transaction. Stateless. */
public final class BindingStore {
  private static final String SELECT =
      """
      select b.id, b.tag_id, c.code,
             nullif(b.valid_from, '-infinity') as valid_from, b.valid_to
      from binding b join characteristic c on c.id = b.characteristic_id
      """;

  private static final String AWAITED =
      """
      from tag t
      join edge e on e.id = t.edge_id
      join characteristic_source s
        on s.site = e.site and s.edge = e.name and s.station = t.station and s.tag = t.name
      join characteristic h on h.id = s.characteristic_id
      where not exists (select from binding b where b.tag_id = t.id)
      """;

  /** A characteristic that tags can be assigned to. */
  public record Target(
      int id, String code, String nameEn, String nameZh, String unit, int decimals) {}

  /** A tag as far as assigning needs it; unit is a UCUM code. */
  record TagUnit(int id, String name, String unit) {}

  List<Target> targets(Handle handle) {
    return handle
        .createQuery(
            "select id, code, name_en, name_zh, unit, decimals from characteristic order by code")
        .map(
            (row, context) ->
                new Target(
                    row.getInt(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getInt(6)))
        .list();
  }

  Optional<Target> target(Handle handle, String code) {
    return targets(handle).stream().filter(target -> target.code().equals(code)).findFirst();
  }

  Optional<TagUnit> tag(Handle handle, int tag) {
    return handle
        .createQuery("select id, station || ' ' || name, unit from tag where id = :tag")
        .bind("tag", tag)
        .map((row, at) -> new TagUnit(row.getInt(1), row.getString(2), row.getString(3)))
        .findOne();
  }

  /**
   * Bindings, the newest first.
   *
   * @param tag 0: of every tag
   * @param characteristic empty: to every characteristic
   */
  List<Binding> bindings(Handle handle, int tag, Optional<String> characteristic, int most) {
    return handle
        .createQuery(
            SELECT
                + """
                where (:tag = 0 or b.tag_id = :tag)
                  and (:code::text is null or c.code = :code)
                order by b.id desc limit :most
                """)
        .bind("tag", tag)
        .bind("code", characteristic.orElse(null))
        .bind("most", most)
        .map((row, context) -> binding(row))
        .list();
  }

  Optional<Binding> one(Handle handle, int id) {
    return handle
        .createQuery(SELECT + "where b.id = :id")
        .bind("id", id)
        .map((row, context) -> binding(row))
        .findOne();
  }

  private static Binding binding(ResultSet row) throws SQLException {
    return new Binding(
        row.getInt("id"),
        row.getInt("tag_id"),
        row.getString("code"),
        time(row, "valid_from"),
        time(row, "valid_to"));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  /** A binding of the tag that holds at or after an instant. */
  Optional<Binding> heldFrom(Handle handle, int tag, Instant from) {
    return handle
        .createQuery(
            SELECT
                + """
                where b.tag_id = :tag and (b.valid_to is null or b.valid_to > :from)
                order by b.valid_from limit 1
                """)
        .bind("tag", tag)
        .bind("from", from)
        .map((row, context) -> binding(row))
        .findOne();
  }

  int add(Handle handle, int tag, int characteristic, Instant from) {
    return handle
        .createQuery(
            """
            insert into binding (tag_id, characteristic_id, valid_from)
            values (:tag, :characteristic, :from) returning id
            """)
        .bind("tag", tag)
        .bind("characteristic", characteristic)
        .bind("from", from)
        .mapTo(Integer.class)
        .one();
  }

  /** Ends a binding that holds; false when it is ended already. */
  boolean end(Handle handle, int id, Instant to) {
    return handle
            .createUpdate("update binding set valid_to = :to where id = :id and valid_to is null")
            .bind("id", id)
            .bind("to", to)
            .execute()
        == 1;
  }

  /**
   * Assigns the tags that the master data names to their characteristics, where the unit is the
   * same and nobody assigned or ended anything for the tag yet.
   *
   * @param at when the tags were seen
   */
  public static void bindNamed(Jdbi jdbi, Changes changes, Instant at) {
    long waiting =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("select count(*) " + AWAITED + " and h.unit = t.unit")
                    .mapTo(Long.class)
                    .one());
    if (waiting == 0) {
      return;
    }
    changes.make(
        Author.system("monitoring"),
        "the master data names the tag",
        at,
        (handle, now) ->
            handle.execute(
                "insert into binding (tag_id, characteristic_id, valid_from)"
                    + " select t.id, h.id, '-infinity' "
                    + AWAITED
                    + " and h.unit = t.unit"));
  }

  /** A tag that the master data names for a characteristic in another unit. */
  record OtherUnit(int tag, String characteristic, String unit) {}

  List<OtherUnit> otherUnits(Handle handle) {
    return handle
        .createQuery("select t.id, h.code, h.unit " + AWAITED + " and h.unit <> t.unit")
        .map((row, at) -> new OtherUnit(row.getInt(1), row.getString(2), row.getString(3)))
        .list();
  }
}
