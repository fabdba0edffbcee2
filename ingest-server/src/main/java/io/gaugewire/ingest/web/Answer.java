package io.gaugewire.ingest.web;

import java.util.List;
import java.util.Optional;

/** What a request is answered with. */
public sealed interface Answer {
  /**
   * A JSON document.
   *
   * @param version of the record it shows, sent as ETag
   * @param cookie a Set-Cookie header
   */
  record Document(int status, Object body, Optional<Integer> version, Optional<String> cookie)
      implements Answer {}

  /** A JSON document that is in bytes already. */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Ready(byte[] bytes) implements Answer {}

  /** A file to save. */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record File(String name, String contentType, byte[] bytes) implements Answer {}

  /**
   * Another address, for a browser to go to.
   *
   * @param cookies Set-Cookie headers
   */
  record Redirect(String location, List<String> cookies) implements Answer {
    public Redirect {
      cookies = List.copyOf(cookies);
    }
  }

  static Answer ok(Object body) {
    return new Document(200, body, Optional.empty(), Optional.empty());
  }

  /** A record with the version that an edit must name. */
  static Answer ok(Object body, int version) {
    return new Document(200, body, Optional.of(version), Optional.empty());
  }

  /** A record that is there now; also when a repeat of the request finds it there. */
  static Answer created(Object body) {
    return new Document(201, body, Optional.empty(), Optional.empty());
  }
}
