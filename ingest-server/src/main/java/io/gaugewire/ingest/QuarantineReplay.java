package io.gaugewire.ingest;

import io.gaugewire.ingest.database.SqlFailure;
import io.gaugewire.ingest.intake.Delivery;
import io.gaugewire.ingest.quarantine.SecondTry;
import io.gaugewire.ingest.store.ParcelReplay;
import io.gaugewire.ingest.store.RefusedParcelException;
import io.gaugewire.wire.EdgeId;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Tries bytes of the quarantine again, over the store and the intake. */
public final class QuarantineReplay implements SecondTry {
  private static final long MOST_SECONDS = 10;

  private final Consumer<Delivery> intake;

  /**
   * @param intake takes bytes as a door hands them over
   */
  public QuarantineReplay(Consumer<Delivery> intake) {
    this.intake = intake;
  }

  @Override
  public Optional<String> store(Handle handle, long parcel, byte[] payload) throws SQLException {
    try {
      ParcelReplay.store(handle.getConnection(), parcel, payload);
      return Optional.empty();
    } catch (RefusedParcelException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (SQLException e) {
      if (SqlFailure.of(e) != SqlFailure.DATA) {
        throw e;
      }
      return Optional.of("the database refuses it: " + e.getMessage());
    }
  }

  @Override
  public void arrive(EdgeId edge, byte[] payload) {
    CountDownLatch done = new CountDownLatch(1);
    intake.accept(new Delivery(edge, payload, done::countDown));
    try {
      // A parcel before its turn is kept until its turn comes; nobody waits that long here.
      boolean through = done.await(MOST_SECONDS, TimeUnit.SECONDS);
      if (!through) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
