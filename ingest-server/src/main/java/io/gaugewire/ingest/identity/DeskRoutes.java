package io.gaugewire.ingest.identity;

import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.ApiDocument;
import io.gaugewire.ingest.web.Blocking;
import io.gaugewire.ingest.web.BodySchema;
import io.gaugewire.ingest.web.Call;
import io.gaugewire.ingest.web.Routes;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;

/** Mounts every endpoint of the quality domain on HTTP, and finds out who asks. */
public final class DeskRoutes implements Routes {
  private final Sessions sessions;
  private final SessionRoutes door;
  private final List<Endpoint> endpoints;
  private final ApiDocument document;

  public DeskRoutes(Sessions sessions, List<Endpoint> endpoints, ApiDocument document) {
    this.sessions = sessions;
    this.door = new SessionRoutes(sessions);
    this.endpoints = List.copyOf(endpoints);
    this.document = document;
  }

  @Override
  public void mount(Router api, Blocking blocking) {
    Optional<BodySchema> signIn = document.body("POST /session");
    api.post("/session")
        .handler(
            blocking.call(
                call -> {
                  signIn.ifPresent(call::check);
                  return door.signIn(call);
                }));
    for (Endpoint endpoint : endpoints) {
      String operation = endpoint.operation();
      int blank = operation.indexOf(' ');
      HttpMethod method = HttpMethod.valueOf(operation.substring(0, blank));
      String path = operation.substring(blank + 1).replaceAll("\\{(\\w+)}", ":$1");
      Optional<BodySchema> schema = document.body(operation);
      api.route(method, path).handler(blocking.call(call -> answer(endpoint, schema, call)));
    }
  }

  private Answer answer(Endpoint endpoint, Optional<BodySchema> schema, Call call) {
    Caller caller = sessions.caller(call.token(), call.address());
    return Admission.answer(endpoint, schema, call, caller);
  }
}
