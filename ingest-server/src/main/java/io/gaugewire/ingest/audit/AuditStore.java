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
   * Which lines are asked for; what is empty does not narrow them.
   *
   * @param kind only records of this kind
   * @param record only this record
   * @param author only what this author changed
   * @param records only changes of records, not who signed in
   * @param people only what people changed, not the system and not the edges
   * @param from of this time and later
   * @param to of times before this
   */
  public record Wanted(
      Optional<String> kind,
      Optional<String> record,
      Optional<String> author,
      boolean records,
      boolean people,
      Optional<Instant> from,
      Optional<Instant> to) {}

  /** Lines before a number, newest first. */
  public List<Line> before(long number, Wanted wanted, int most) {
    String more =
        (wanted.people() ? "and author <> 'system' and author not like 'edge:%'" : "")
            + (wanted.records() ? " and action in ('insert', 'update', 'delete')" : "");
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
                      and (:author::text is null or author = :author)
                      and (:from::timestamptz is null or time >= :from)
                      and (:to::timestamptz is null or time < :to)
                    """
                        + more
                        + " order by number desc limit :most")
                .bind("number", number)
                .bind("kind", wanted.kind().orElse(null))
                .bind("record", wanted.record().orElse(null))
                .bind("author", wanted.author().orElse(null))
                .bind("from", wanted.from().orElse(null))
                .bind("to", wanted.to().orElse(null))
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

  /**
   * Whether the chain still has the line of an anchor, with its hash; cheap, and proves no more.
   */
  boolean goesThrough(AuditChain.Anchor anchor) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select count(*) from audit_entry
                        where number = :number and encode(hash, 'hex') = :hash
                        """)
                    .bind("number", anchor.number())
                    .bind("hash", anchor.hash())
                    .mapTo(Long.class)
                    .one())
        == 1;
  }
}
