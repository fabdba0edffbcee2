package io.gaugewire.ingest.inspection;

import io.gaugewire.ingest.audit.Author;
import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.database.Database;
import io.gaugewire.ingest.database.SqlFailure;
import io.gaugewire.ingest.store.Announcer;
import io.gaugewire.ingest.store.CommittedLog;
import io.gaugewire.ingest.store.CommittedParcel;
import io.gaugewire.ingest.store.Follower;
import io.gaugewire.ingest.web.ProblemException;
import io.gaugewire.wire.InspectionRecord;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Takes in the records that stations signed, from committed parcels, each exactly once: the record
 * with all its consequences and the position after it are one transaction. What cannot be placed is
 * kept aside with its reason. Works on the follower's thread.
 */
public final class StationRecords implements AutoCloseable {
  static final String FOLLOWER = "inspection";

  private final Jdbi jdbi;
  private final Changes changes;
  private final Inspection inspection;
  private final Unplaced unplaced;
  private final StationResults results;
  private final Follower follower;

  private StationRecords(
      Database database, Announcer announcer, Changes changes, Inspection inspection) {
    this.jdbi = database.jdbi();
    this.changes = changes;
    this.inspection = inspection;
    this.unplaced = inspection.unplaced();
    this.results = inspection.results();
    this.follower = Follower.start(FOLLOWER, announcer, new CommittedLog(database), handler());
  }

  /** Begins where it was left. */
  public static StationRecords start(
      Database database, Announcer announcer, Changes changes, Inspection inspection) {
    return new StationRecords(database, announcer, changes, inspection);
  }

  private Follower.Handler handler() {
    return new Follower.Handler() {
      @Override
      public void handle(List<CommittedParcel> parcels) {
        List<CommittedParcel> passed = new ArrayList<>();
        for (CommittedParcel parcel : parcels) {
          passed.add(parcel);
          if (!parcel.contents().records().isEmpty() || !parcel.contents().results().isEmpty()) {
            List<CommittedParcel> through = List.copyOf(passed);
            take(parcel, handle -> CommittedLog.advance(handle, FOLLOWER, through));
            passed.clear();
          }
        }
        pass(passed);
      }

      @Override
      public void replayed(List<CommittedLog.Replayed> parcels) {
        for (CommittedLog.Replayed replay : parcels) {
          take(
              replay.parcel(),
              handle -> CommittedLog.advanceReplays(handle, FOLLOWER, replay.number()));
        }
      }
    };
  }

  /** Parcels without a record or result change nothing here, so nothing has to wait for them. */
  private void pass(List<CommittedParcel> parcels) {
    if (!parcels.isEmpty()) {
      jdbi.useTransaction(handle -> CommittedLog.advance(handle, FOLLOWER, parcels));
    }
  }

  private void take(CommittedParcel parcel, Consumer<Handle> advance) {
    String source = "edge:" + parcel.edge().site() + "/" + parcel.edge().edge();
    changes.make(
        new Author(source, "station"),
        "",
        parcel.received(),
        (handle, at) -> {
          for (InspectionRecord record : parcel.contents().records()) {
            take(handle, source, record, at);
          }
          results.take(handle, parcel, at);
          advance.accept(handle);
          return at;
        });
  }

  private void take(Handle handle, String source, InspectionRecord record, Instant at) {
    if (inspection.known(handle, record.id())) {
      return;
    }
    UnplacedStore.Signed signed = signed(source, record);
    handle.savepoint("record");
    try {
      unplaced.take(handle, signed, Submission.Placement.AS_SIGNED, at);
      handle.releaseSavepoint("record");
    } catch (ProblemException refused) {
      handle.rollbackToSavepoint("record");
      UnplacedStore.add(handle, signed, refused.problem().detail(), at);
    } catch (JdbiException failed) {
      if (!(failed.getCause() instanceof SQLException sql)
          || SqlFailure.of(sql) != SqlFailure.DATA) {
        throw failed;
      }
      handle.rollbackToSavepoint("record");
      UnplacedStore.add(handle, signed, "A value in it cannot be stored.", at);
    }
  }

  private static UnplacedStore.Signed signed(String source, InspectionRecord record) {
    return new UnplacedStore.Signed(
        record.id(),
        source,
        record.station(),
        Instant.EPOCH.plus(record.signedMicros(), ChronoUnit.MICROS),
        new String(record.content(), StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    follower.close();
  }
}
