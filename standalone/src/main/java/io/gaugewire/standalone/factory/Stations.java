package io.gaugewire.standalone.factory;

import java.util.Map;

/** Where inspectors sign what they found. */
interface Stations {
  /**
   * Signs.
   *
   * @param login the inspector
   * @param station where
   * @param record id of the record
   * @param batch id of the batch
   * @throws Desk.RefusedException when no work on the batch is recorded now
   */
  void sign(
      String login, String station, String record, String batch, Map<String, Object> document);
}
