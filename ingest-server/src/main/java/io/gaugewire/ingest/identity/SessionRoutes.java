package io.gaugewire.ingest.identity;

import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.Call;
import io.gaugewire.ingest.web.Problem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /session}: signing in and out, and who one is. */
final class SessionRoutes {
  private final Sessions sessions;

  SessionRoutes(Sessions sessions) {
    this.sessions = sessions;
  }

  List<Endpoint> endpoints() {
    return List.of(
        new Endpoint("GET /session", Permission.ACT, (call, caller) -> Answer.ok(view(caller))),
        new Endpoint("DELETE /session", Permission.ACT, this::signOut));
  }

  private record SignIn(
      Optional<String> login,
      Optional<String> password,
      Optional<String> badge,
      Optional<String> pin) {
    Sessions.Attempt attempt() {
      if (login.isPresent() && password.isPresent() && badge.isEmpty() && pin.isEmpty()) {
        return new Sessions.Attempt.Password(login.get(), password.get());
      }
      if (badge.isPresent() && pin.isPresent() && login.isEmpty() && password.isEmpty()) {
        return new Sessions.Attempt.BadgePin(badge.get(), pin.get());
      }
      throw Problem.badField("body", "Give login and password, or badge and pin.");
    }
  }

  Answer signIn(Call call) {
    Sessions.Opened opened = sessions.signIn(call.as(SignIn.class).attempt(), call.address());
    Map<String, Object> body = view(opened.caller());
    body.put("token", opened.token());
    String cookie = Sessions.cookie(opened);
    return new Answer.Document(201, body, Optional.empty(), Optional.of(cookie));
  }

  private Answer signOut(Call call, Caller caller) {
    call.token().ifPresent(token -> sessions.signOut(token, caller));
    String cookie = Call.SESSION_COOKIE + "=; Path=/api; HttpOnly; SameSite=Strict; Max-Age=0";
    return new Answer.Document(
        200, Map.of("signedOut", true), Optional.empty(), Optional.of(cookie));
  }

  private static Map<String, Object> view(Caller caller) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("person", caller.person().value());
    view.put("login", caller.login());
    view.put("name", caller.name());
    view.put("roles", caller.roles().stream().sorted().map(Role::key).toList());
    view.put(
        "permissions",
        Arrays.stream(Permission.values()).filter(caller::may).map(Permission::key).toList());
    return view;
  }
}
