package io.gaugewire.ingest.inspection;

import io.gaugewire.ingest.audit.Author;
import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.database.Database;
import io.gaugewire.ingest.store.Announcer;
import io.gaugewire.ingest.store.CommittedLog;
import io.gaugewire.ingest.store.CommittedParcel;
import io.gaugewire.ingest.store.Follower;
import io.gaugewire.ingest.web.Json;
import io.gaugewire.ingest.web.ProblemException;
import io.gaugewire.wire.InspectionRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Takes in the records that stations signed, from committed parcels, each exactly once: the record
 * with all its consequences and the position after it are one transaction. What cannot be placed is
 * kept aside with its reason. Works on the follower's thread.
 */
public final class StationRecords implements AutoCloseable {
  static final String FOLLOWER = "inspection";

  private final Changes changes;
  private final Inspection inspection;
  private final Follower follower;

  private StationRecords(
      Database database, Announcer announcer, Changes changes, Inspection inspection) {
    this.changes = changes;
    this.inspection = inspection;
    this.follower = Follower.start(FOLLOWER, announcer, new CommittedLog(database), this::handle);
  }

  /** Begins where it was left. */
  public static StationRecords start(
      Database database, Announcer announcer, Changes changes, Inspection inspection) {
    return new StationRecords(database, announcer, changes, inspection);
  }

  private void handle(List<CommittedParcel> parcels) {
    for (CommittedParcel parcel : parcels) {
      String source = "edge:" + parcel.edge().site() + "/" + parcel.edge().edge();
      changes.make(
          new Author(source, "station"),
          "",
          parcel.received(),
          (handle, at) -> {
            for (InspectionRecord record : parcel.contents().records()) {
              take(handle, source, record, at);
            }
            CommittedLog.advance(handle, FOLLOWER, List.of(parcel));
            return at;
          });
    }
  }

  private void take(Handle handle, String source, InspectionRecord record, Instant at) {
    if (inspection.known(handle, record.id())) {
      return;
    }
    String content = new String(record.content(), StandardCharsets.UTF_8);
    Instant signed = Instant.EPOCH.plus(record.signedMicros(), ChronoUnit.MICROS);
    handle.savepoint("record");
    try {
      Submission.Signer signer = signer(handle, content);
      inspection.takeFromStation(
          handle,
          new Submission(record.id(), record.station(), signed, content, signer, source),
          at);
      handle.releaseSavepoint("record");
    } catch (ProblemException refused) {
      handle.rollbackToSavepoint("record");
      aside(handle, source, record, content, refused.problem().detail());
    }
  }

  private static Submission.Signer signer(Handle handle, String content) {
    Document document = Document.of(Json.parse(content.getBytes(StandardCharsets.UTF_8)));
    String badge = document.signedBy().map(Document.SignedBy::badge).orElse("unknown");
    return handle
        .createQuery("select id, login from person where badge = :badge")
        .bind("badge", badge)
        .map(
            (row, context) ->
                new Submission.Signer(
                    Optional.of(row.getObject("id", UUID.class)), row.getString("login")))
        .findOne()
        .orElse(new Submission.Signer(Optional.empty(), badge));
  }

  private static void aside(
      Handle handle, String source, InspectionRecord record, String content, String reason) {
    handle
        .createUpdate(
            """
            insert into unplaced_record (id, source, station, signed, content, reason, received)
            values (:id, :source, :station, :signed, :content, :reason, now())
            on conflict (id) do nothing
            """)
        .bind("id", record.id())
        .bind("source", source)
        .bind("station", record.station())
        .bind("signed", Instant.EPOCH.plus(record.signedMicros(), ChronoUnit.MICROS))
        .bind("content", content)
        .bind("reason", reason)
        .execute();
  }

  @Override
  public void close() {
    follower.close();
  }
}
