package io.gaugewire.ingest.masterset;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;

/**
 * The past of a record of master data, as the chain of changes tells it. The number of its last
 * line is the record's version.
 */
final class MasterHistory {
  private MasterHistory() {}

  /**
   * A change.
   *
   * @param number of the line in the chain
   * @param kind the table: that of the record or of a part of it
   * @param before as JSON text
   * @param after as JSON text
   */
  public record Line(
      long number,
      Instant time,
      String author,
      String reason,
      String kind,
      String record,
      String action,
      Optional<String> before,
      Optional<String> after) {}

  /**
   * The changes of a record, latest first.
   *
   * @param record its key; of plans, part and operation; of qualifications, the sign-in name
   */
  static List<Line> of(Handle handle, MasterKind kind, String record, int most) {
    return query(
            handle,
            "number, time, author, reason, kind, record, action, before, after",
            kind,
            " order by number desc limit :most")
        .bind("record", record)
        .bind("most", most)
        .map(ConstructorMapper.of(Line.class))
        .list();
  }

  /** The version of a record; 0 when there is none. */
  static int version(Handle handle, MasterKind kind, String record) {
    return Math.toIntExact(
        query(handle, "coalesce(max(number), 0)", kind, "")
            .bind("record", record)
            .mapTo(Long.class)
            .one());
  }

  private static Query query(Handle handle, String columns, MasterKind kind, String end) {
    return handle.createQuery("select " + columns + " from audit_entry where " + lines(kind) + end);
  }

  /** Which lines tell of a record and its parts. */
  private static String lines(MasterKind kind) {
    return switch (kind) {
      case SITES -> table("plant");
      case DEPARTMENTS -> table("department");
      case LINES -> table("line");
      case STATIONS -> table("station");
      case DEFECTS -> table("defect_code");
      case CHARACTERISTICS -> table("characteristic");
      case CHARTS -> table("chart");
      case PARTS -> either(table("part"), below("operation", ":record"));
      case PLANS ->
          """
          kind = 'inspection_plan' and record in (
            select id::text from inspection_plan where part || '/' || operation = :record)
          """;
      case GAUGES ->
          either(
              table("gauge"),
              "kind = 'calibration' and record in"
                  + " (select id::text from calibration where gauge = :record)");
      case PEOPLE ->
          either(
              "kind = 'person' and record = (select id::text from person where login = :record)",
              below("person_role", "(select id::text from person where login = :record)"));
      case QUALIFICATIONS ->
          below("qualification", "(select id::text from person where login = :record)");
    };
  }

  private static String table(String table) {
    return "kind = '" + table + "' and record = :record";
  }

  private static String below(String table, String record) {
    return "kind = '" + table + "' and starts_with(record, " + record + " || '/')";
  }

  private static String either(String one, String other) {
    return "((" + one + ") or (" + other + "))";
  }
}
