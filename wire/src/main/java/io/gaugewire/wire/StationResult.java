package io.gaugewire.wire;

import java.util.List;

/**
 * One part's result as its station handed it over. The measured values are readings of the same
 * parcel with the same source time as the result.
 *
 * @param station the station that made the result
 * @param timeMicros source time, microseconds since 1970 UTC; strictly increasing per station
 * @param counter the station's own running number of the part, or −1 where it has none
 * @param part what was measured: serial number, batch and part number as the station knows them
 * @param verdict the station's own verdict
 * @param defects coded defects with their counts, in the station's order
 */
public record StationResult(
    String station,
    long timeMicros,
    long counter,
    PartReference part,
    Verdict verdict,
    List<DefectCount> defects) {
  /** Most defect codes one result may carry. */
  public static final int MOST_DEFECTS = 256;

  public StationResult {
    Text.require("station", station, 1, Text.NAME);
    SourceTime.require(timeMicros);
    if (counter < -1) {
      throw new IllegalArgumentException("a counter is not negative (-1: none): " + counter);
    }
    defects = List.copyOf(defects);
    if (defects.size() > MOST_DEFECTS) {
      throw new IllegalArgumentException("more than " + MOST_DEFECTS + " defect codes in a result");
    }
  }

  /** The station's own verdict on a part. */
  public enum Verdict {
    /** The station gave none. */
    NONE,
    PASS,
    FAIL
  }

  /**
   * The part as the station's registers name it; each text is empty where the station does not
   * know.
   */
  public record PartReference(String serial, String batch, String partNumber) {
    /** A part about which the station says nothing. */
    public static final PartReference UNKNOWN = new PartReference("", "", "");

    public PartReference {
      Text.require("serial", serial, 0, Text.NAME);
      Text.require("batch", batch, 0, Text.NAME);
      Text.require("part number", partNumber, 0, Text.NAME);
    }
  }

  /**
   * How often one coded defect was found on the part.
   *
   * @param count at least 1
   */
  public record DefectCount(String code, int count) {
    public DefectCount {
      Text.require("defect code", code, 1, Text.NAME);
      if (count < 1) {
        throw new IllegalArgumentException("a defect is counted from 1: " + count);
      }
    }
  }
}
