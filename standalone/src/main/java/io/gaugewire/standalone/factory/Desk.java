package io.gaugewire.standalone.factory;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Where a person of the factory asks the quality domain for something. */
interface Desk {
  /**
   * Reads.
   *
   * @param login who asks
   * @param path with its query, such as {@code /batches?state=open}
   * @throws RefusedException when it is refused
   */
  JsonNode get(String login, String path);

  /**
   * Does something.
   *
   * @param login who does it
   * @throws RefusedException when it is refused
   */
  JsonNode post(String login, String path, Map<String, ?> body);

  /** The rules do not allow it; the message says why. */
  final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }
}
