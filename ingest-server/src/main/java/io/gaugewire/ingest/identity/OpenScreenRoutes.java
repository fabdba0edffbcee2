package io.gaugewire.ingest.identity;

import io.gaugewire.ingest.web.Blocking;
import io.gaugewire.ingest.web.Routes;
import io.gaugewire.settings.Networks;
import io.vertx.ext.web.Router;
import java.util.List;

/**
 * Who reads floor, charts, edges and their live events: everybody who is signed in, and without
 * that only screens at the addresses the plant names, such as those on its walls. Mounted before
 * what it guards.
 */
public final class OpenScreenRoutes implements Routes {
  private static final List<String> GUARDED =
      List.of("/charts", "/charts/*", "/edges", "/edges/*", "/tags", "/tags/*", "/stream");

  private final Sessions sessions;
  private final Networks walls;

  public OpenScreenRoutes(Sessions sessions, Networks walls) {
    this.sessions = sessions;
    this.walls = walls;
  }

  @Override
  public void mount(Router api, Blocking blocking) {
    for (String path : GUARDED) {
      api.get(path)
          .handler(
              blocking.before(
                  call -> {
                    if (!walls.hold(call.address())) {
                      sessions.caller(call.token(), call.address());
                    }
                  }));
    }
  }
}
