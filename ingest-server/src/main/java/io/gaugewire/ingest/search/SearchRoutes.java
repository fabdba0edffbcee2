package io.gaugewire.ingest.search;

import io.gaugewire.ingest.identity.Caller;
import io.gaugewire.ingest.identity.Endpoint;
import io.gaugewire.ingest.identity.Permission;
import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.Call;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** {@code /search}. */
public final class SearchRoutes {
  private static final int MOST_OF_A_KIND = 8;

  private final Jdbi jdbi;

  public SearchRoutes(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  public List<Endpoint> endpoints() {
    return List.of(new Endpoint("GET /search", Permission.READ, this::find));
  }

  private Answer find(Call call, Caller caller) {
    String text = call.query().name("text").strip();
    return Answer.ok(
        Map.of("hits", jdbi.withHandle(handle -> SearchStore.find(handle, text, MOST_OF_A_KIND))));
  }
}
