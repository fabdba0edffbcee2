package io.gaugewire.ingest.audit;

import java.util.UUID;

/** An id made by a client that was used before, for something else. */
public final class RepeatedRequestException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public RepeatedRequestException(UUID id) {
    super("the id " + id + " was used before for something else; make a new one");
  }
}
