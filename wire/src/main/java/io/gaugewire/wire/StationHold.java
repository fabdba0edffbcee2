package io.gaugewire.wire;

import java.util.UUID;

/**
 * Command to a station: a hold placed or lifted. The edge writes it to the machine where wired,
 * reads it back and answers with a {@link StationEvent}.
 *
 * @param id the hold
 * @param station which station
 * @param active placed (true) or lifted
 * @param revision grows with each change of the hold, so that an older command never wins
 * @param reason shown at the station
 */
public record StationHold(UUID id, String station, boolean active, long revision, String reason) {
  public StationHold {
    Text.require("station", station, 1, Text.NAME);
    Text.require("reason", reason, 0, Text.SENTENCE);
  }
}
