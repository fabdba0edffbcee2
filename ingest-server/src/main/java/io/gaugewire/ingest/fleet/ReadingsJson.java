package io.gaugewire.ingest.fleet;

import io.gaugewire.ingest.store.ReadingStore;
import io.gaugewire.ingest.web.JsonNumbers;
import java.nio.charset.StandardCharsets;

/**
 * Schema Readings, written while the database still hands out the rows: a day of a tag read every
 * second is 86 400 of them. Confined to one thread.
 */
final class ReadingsJson implements ReadingStore.Sink {
  private static final int MOST_DECIMALS = 9;
  private static final int CAPACITY = 8_192;

  private final int decimals;
  private final JsonNumbers times = new JsonNumbers(CAPACITY);
  private final JsonNumbers values = new JsonNumbers(CAPACITY);
  private final JsonNumbers qualities = new JsonNumbers(CAPACITY);

  /**
   * A document without readings yet.
   *
   * @param decimals resolution of the tag
   */
  ReadingsJson(int decimals) {
    this.decimals = Math.clamp(decimals, 0, MOST_DECIMALS);
  }

  @Override
  public void reading(long timeMicros, double value, int quality) {
    times.add(timeMicros);
    values.add(value, decimals);
    qualities.add(quality);
  }

  /** How many readings there are. */
  int count() {
    return times.count();
  }

  /** Adds later readings, the earliest of them, up to so many in all. */
  void addAll(ReadingsJson later, int most) {
    int left = most - count();
    times.addAll(later.times, left);
    values.addAll(later.values, left);
    qualities.addAll(later.qualities, left);
  }

  /**
   * The whole document.
   *
   * @param more whether there may be more readings than were asked for
   */
  byte[] document(int tag, boolean more) {
    byte[] head = ascii("{\"tag\":" + tag + ",\"time\":");
    byte[] value = ascii(",\"value\":");
    byte[] quality = ascii(",\"quality\":");
    byte[] end = ascii(",\"more\":" + more + "}");
    int length = head.length + value.length + quality.length + end.length;
    byte[] document = new byte[length + times.close() + values.close() + qualities.close()];
    int at = times.copyTo(document, copy(head, document, 0));
    at = values.copyTo(document, copy(value, document, at));
    at = qualities.copyTo(document, copy(quality, document, at));
    copy(end, document, at);
    return document;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static int copy(byte[] part, byte[] document, int at) {
    System.arraycopy(part, 0, document, at, part.length);
    return at + part.length;
  }
}
