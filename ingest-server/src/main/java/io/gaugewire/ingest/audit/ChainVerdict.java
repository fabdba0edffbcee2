package io.gaugewire.ingest.audit;

/** What a check of the chain found. */
public sealed interface ChainVerdict {
  /**
   * Every line fits the one before, and every record is as its last line tells.
   *
   * @param lines how many lines there are
   * @param head hash of the last, in hex
   * @param records how many records were compared
   */
  record Intact(long lines, String head, long records) implements ChainVerdict {}

  /**
   * The first line that does not fit.
   *
   * @param line its number
   * @param because one sentence
   */
  record BrokenLine(long line, String because) implements ChainVerdict {}

  /**
   * Every line fits, but a record differs from its last line.
   *
   * @param kind the table
   * @param record its key
   * @param because one sentence
   */
  record AlteredRecord(String kind, String record, String because) implements ChainVerdict {}
}
