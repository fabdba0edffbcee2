package io.gaugewire.ingest.identity;

import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.Call;

/**
 * One request of the quality domain's interface.
 *
 * @param operation method and path as the interface's description has them, such as {@code GET
 *     /batches/{batch}}
 * @param permission what the caller must be allowed
 */
public record Endpoint(String operation, Permission permission, Action action) {
  /** What a request does, once it is known who asks and that they may. */
  @FunctionalInterface
  public interface Action {
    Answer answer(Call call, Caller caller);
  }
}
