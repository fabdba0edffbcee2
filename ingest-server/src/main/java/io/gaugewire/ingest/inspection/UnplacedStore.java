package io.gaugewire.ingest.inspection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Signed records that were kept aside, in the caller's transaction. */
final class UnplacedStore {
  /** A signed record as a station sent it. */
  record Signed(UUID id, String source, String station, Instant signed, String content) {}

  /**
   * A record that was kept aside.
   *
   * @param reason why it could not be taken in
   * @param placed when somebody said where it belongs
   */
  public record Stored(
      UUID id,
      String source,
      String station,
      Instant signed,
      String content,
      String reason,
      Instant received,
      Optional<Instant> placed,
      Optional<String> placedBy,
      Optional<String> placeReason) {
    Signed asSigned() {
      return new Signed(id, source, station, signed, content);
    }
  }

  private UnplacedStore() {}

  static void add(Handle handle, Signed record, String reason, Instant at) {
    handle
        .createUpdate(
            """
            insert into unplaced_record (id, source, station, signed, content, reason, received)
            values (:id, :source, :station, :signed, :content, :reason, :at)
            on conflict (id) do nothing
            """)
        .bind("id", record.id())
        .bind("source", record.source())
        .bind("station", record.station())
        .bind("signed", record.signed())
        .bind("at", at)
        .bind("content", record.content())
        .bind("reason", reason)
        .execute();
  }

  /** What waits, or everything, the latest first. */
  static List<Stored> page(Handle handle, boolean all, Instant before, int most) {
    return handle
        .createQuery(
            """
            select * from unplaced_record where (:all or placed is null) and received < :before
            order by received desc, id limit :most
            """)
        .bind("all", all)
        .bind("before", before)
        .bind("most", most)
        .map(ConstructorMapper.of(Stored.class))
        .list();
  }

  static Optional<Stored> byId(Handle handle, UUID id) {
    return handle
        .createQuery("select * from unplaced_record where id = :id")
        .bind("id", id)
        .map(ConstructorMapper.of(Stored.class))
        .findOne();
  }

  static void placed(Handle handle, UUID id, String by, String reason, Instant at) {
    handle
        .createUpdate(
            "update unplaced_record set placed = :at, placed_by = :by, place_reason = :reason"
                + " where id = :id")
        .bind("id", id)
        .bind("at", at)
        .bind("by", by)
        .bind("reason", reason)
        .execute();
  }
}
