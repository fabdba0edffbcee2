package io.gaugewire.ingest.audit;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The lines of the chain, for those who read them. Safe for use by many threads. */
public final class AuditStore {
  private final Jdbi jdbi;
  private final DataSource database;

  public AuditStore(Jdbi jdbi, DataSource database) {
    this.jdbi = jdbi;
    this.database = database;
  }

  /** Checks the whole chain. */
  public ChainVerdict verify(Optional<AuditChain.Anchor> anchor) {
    try {
      return AuditChain.verify(database, anchor);
    } catch (SQLException e) {
      throw new IllegalStateException("the chain cannot be read now", e);
    }
  }

  /**
   * One line.
   *
   * @param before the record before, as JSON text
   * @param after the record after, as JSON text
   * @param hash in hex
   */
  public record Line(
      long number,
      Instant time,
      String author,
      String origin,
      String reason,
      String kind,
      String record,
      String action,
      Optional<String> before,
      Optional<String> after,
      String hash) {}

  /**
   * Lines before a number, newest first.
   *
   * @param kind empty: of every kind
   * @param record empty: of every record
   */
  public List<Line> before(long number, Optional<String> kind, Optional<String> record, int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select number, time, author, origin, reason, kind, record, action, before, after,
                           encode(hash, 'hex') as hash
                    from audit_entry
                    where number < :number and (:kind::text is null or kind = :kind)
                      and (:record::text is null or record = :record)
                    order by number desc limit :most
                    """)
                .bind("number", number)
                .bind("kind", kind.orElse(null))
                .bind("record", record.orElse(null))
                .bind("most", most)
                .map(ConstructorMapper.of(Line.class))
                .list());
  }

  /** The last line's number and hash; number 0 before the first. */
  public AuditChain.Anchor anchor() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select number, encode(hash, 'hex') as hash from audit_entry
                    order by number desc limit 1
                    """)
                .map(ConstructorMapper.of(AuditChain.Anchor.class))
                .findOne()
                .orElse(new AuditChain.Anchor(0, "0".repeat(64))));
  }
}
