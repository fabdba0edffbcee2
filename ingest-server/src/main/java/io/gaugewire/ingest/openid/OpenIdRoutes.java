package io.gaugewire.ingest.openid;

import io.gaugewire.ingest.config.ServerConfig;
import io.gaugewire.ingest.identity.Sessions;
import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.Blocking;
import io.gaugewire.ingest.web.Call;
import io.gaugewire.ingest.web.ProblemException;
import io.gaugewire.ingest.web.Routes;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /session/ways} and {@code /session/openid}: which ways of signing in there are, and the
 * way through the provider and back. Safe for use by many threads.
 */
public final class OpenIdRoutes implements Routes, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OpenIdRoutes.class);
  private static final String COOKIE = "gaugewire-openid";
  private static final Duration TO_SIGN_IN = Duration.ofMinutes(10);
  private static final int MOST_BEGUN = 1_000;

  private final Optional<ServerConfig.OpenId> settings;
  private final Sessions sessions;
  private final Clock clock;
  private final Optional<Provider> provider;
  private final Map<String, Asked> begun = new LinkedHashMap<>();

  /**
   * @param settings absent: no provider is asked
   * @throws IOException when the file of the provider's secret cannot be read
   */
  public OpenIdRoutes(Optional<ServerConfig.OpenId> settings, Sessions sessions, Clock clock)
      throws IOException {
    this.settings = settings;
    this.sessions = sessions;
    this.clock = clock;
    this.provider =
        settings.isPresent() ? Optional.of(new Provider(settings.get(), clock)) : Optional.empty();
  }

  @Override
  public void mount(Router api, Blocking blocking) {
    api.get("/session/ways").handler(blocking.call(call -> ways()));
    provider.ifPresent(
        asked -> {
          api.get("/session/openid").handler(blocking.call(call -> begin(asked)));
          api.get("/session/openid/callback").handler(blocking.call(call -> back(asked, call)));
        });
  }

  private Answer ways() {
    Map<String, Object> ways = new LinkedHashMap<>();
    ways.put("password", true);
    settings.ifPresent(set -> ways.put("openId", Map.of("name", set.name())));
    return Answer.ok(ways);
  }

  private Answer begin(Provider asking) {
    Asked asked = Asked.at(clock.instant());
    try {
      String address = asking.authorization(asked).toString();
      remember(asked);
      return new Answer.Redirect(address, List.of(cookie(asked.state(), TO_SIGN_IN.toSeconds())));
    } catch (ProviderException e) {
      log.atWarn().addKeyValue("reason", e.getMessage()).log("OpenID provider cannot be asked");
      return refused("away");
    }
  }

  private String cookie(String state, long seconds) {
    String secure =
        settings.filter(set -> set.address().startsWith("https:")).isPresent() ? "; Secure" : "";
    return COOKIE
        + "="
        + state
        + "; Path=/api/v1/session/openid; HttpOnly; SameSite=Lax; Max-Age="
        + seconds
        + secure;
  }

  private void remember(Asked asked) {
    synchronized (begun) {
      Instant old = clock.instant().minus(TO_SIGN_IN);
      begun.values().removeIf(each -> each.since().isBefore(old));
      if (begun.size() >= MOST_BEGUN) {
        Iterator<String> oldest = begun.keySet().iterator();
        oldest.next();
        oldest.remove();
      }
      begun.put(asked.state(), asked);
    }
  }

  /** Each state is good once. */
  private Optional<Asked> taken(String state) {
    synchronized (begun) {
      return Optional.ofNullable(begun.remove(state))
          .filter(asked -> clock.instant().isBefore(asked.since().plus(TO_SIGN_IN)));
    }
  }

  private Answer back(Provider asked, Call call) {
    String state = call.query().text("state").orElse("");
    Optional<Asked> begunHere = call.cookie(COOKIE).filter(state::equals).flatMap(this::taken);
    Optional<String> code = call.query().text("code");
    if (begunHere.isEmpty() || code.isEmpty()) {
      return refused(begunHere.isEmpty() ? "late" : "declined");
    }
    try {
      String name = asked.name(code.get(), begunHere.get());
      Sessions.Opened opened = sessions.vouchedFor(name, call.address());
      List<String> cookies = new ArrayList<>();
      cookies.add(Sessions.cookie(opened));
      cookies.add(cookie("", 0));
      return new Answer.Redirect("/desk/", cookies);
    } catch (ProviderException e) {
      log.atWarn().addKeyValue("reason", e.getMessage()).log("OpenID sign-in refused");
      return refused("unbelieved");
    } catch (ProblemException e) {
      // The name stands in the chain of changes, and not in a log.
      log.atWarn()
          .addKeyValue("address", call.address())
          .addKeyValue("reason", "nobody of that name may sign in here")
          .log("OpenID sign-in refused");
      return refused("unknown");
    }
  }

  private Answer refused(String why) {
    return new Answer.Redirect("/desk/?signIn=" + why, List.of(cookie("", 0)));
  }

  @Override
  public void close() {
    provider.ifPresent(Provider::close);
  }
}
