package io.gaugewire.settings;

/**
 * One thing wrong in a configuration file.
 *
 * @param line from 1; 0 when the file as a whole is meant
 * @param key the path to the value, such as {@code gauges[2].unit}
 */
public record Problem(String file, int line, String key, String found, String expected) {
  @Override
  public String toString() {
    String place = line > 0 ? file + ":" + line : file;
    String where = key.isEmpty() ? place : place + " " + key;
    return where + ": found " + found + ", expected " + expected;
  }
}
