package io.gaugewire.ingest.inspection;

import java.time.ZoneId;
import org.jdbi.v3.core.Jdbi;

/**
 * The sums of a day: records, pieces, defects and planned checks. The database changes them in the
 * transaction that changes what they count; all that is left to say is where the days begin.
 */
public final class DailySums {
  private DailySums() {}

  /**
   * Sums everything anew if nothing was summed yet, or by another zone's days; no record changes
   * meanwhile.
   */
  public static void found(Jdbi jdbi, ZoneId zone) {
    jdbi.useTransaction(
        handle ->
            handle
                .createQuery("select found_sums(:zone)")
                .bind("zone", zone.getId())
                .mapTo(Boolean.class)
                .one());
  }
}
