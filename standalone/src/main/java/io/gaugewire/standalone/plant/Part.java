package io.gaugewire.standalone.plant;

import java.util.Locale;

/**
 * One part on its way through the line.
 *
 * @param batch number of its batch, from 1
 * @param number its place in the batch, from 1
 */
record Part(int batch, int number) {
  String batchCode() {
    return String.format(Locale.ROOT, "B%05d", batch);
  }

  String serial() {
    return String.format(Locale.ROOT, "B%05d-%03d", batch, number);
  }
}
