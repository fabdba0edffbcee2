package io.gaugewire.ingest.identity;

import io.gaugewire.ingest.audit.RepeatedRequestException;
import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.BodySchema;
import io.gaugewire.ingest.web.Call;
import io.gaugewire.ingest.web.Problem;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lets requests in: refuses whom {@link Permission} does not allow, and what does not fit the
 * interface's description. The one place where this happens.
 */
final class Admission {
  private Admission() {}

  /** Has a request of somebody who is known answered. */
  static Answer answer(Endpoint endpoint, Optional<BodySchema> schema, Call call, Caller caller) {
    if (!caller.may(endpoint.permission())) {
      throw Problem.forbidden(
          endpoint.permission().words()
              + ": this is for "
              + endpoint.permission().roles().stream()
                  .sorted()
                  .map(Role::en)
                  .collect(Collectors.joining(", "))
              + ".");
    }
    schema.ifPresent(call::check);
    try {
      return endpoint.action().answer(call, caller);
    } catch (RepeatedRequestException e) {
      throw Problem.conflict(e.getMessage() + ".");
    }
  }
}
