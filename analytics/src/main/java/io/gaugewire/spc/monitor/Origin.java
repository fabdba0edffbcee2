package io.gaugewire.spc.monitor;

/**
 * Where an observation belongs on the shop floor, for charts that form subgroups by it.
 *
 * @param inspectionRecord id of the inspection record, empty if there is none; up to 200 characters
 * @param batch id of the batch, empty if unknown; up to 200 characters
 */
public record Origin(String inspectionRecord, String batch) {
  /** Neither record nor batch is known. */
  public static final Origin UNKNOWN = new Origin("", "");

  public Origin {
    if (inspectionRecord.length() > 200 || batch.length() > 200) {
      throw new IllegalArgumentException("ids of records and batches have up to 200 characters");
    }
  }
}
