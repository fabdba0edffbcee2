package io.gaugewire.ingest.web;

import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A request as a feature sees it: parameters, body, and where it came from. */
public final class Call {
  /** Name of the cookie that holds a session's token. */
  public static final String SESSION_COOKIE = "gaugewire-session";

  private static final String BEARER = "Bearer ";
  private static final int LONGEST_TOKEN = 200;

  private final Query query;
  private final byte[] content;
  private final String address;
  private final Optional<String> token;
  private final Map<String, String> cookies;
  private final Optional<String> ifMatch;
  private JsonNode body = Json.nothing();

  private Call(
      Query query,
      byte[] content,
      String address,
      Optional<String> token,
      Map<String, String> cookies,
      Optional<String> ifMatch) {
    this.query = query;
    this.content = content;
    this.address = address;
    this.token = token;
    this.cookies = cookies;
    this.ifMatch = ifMatch;
  }

  /**
   * A request made within this process.
   *
   * @param parameters of its path and its query
   */
  public static Call of(Map<String, String> parameters, byte[] content, String address) {
    return new Call(
        Query.of(parameters),
        content.clone(),
        address,
        Optional.empty(),
        Map.of(),
        Optional.empty());
  }

  static Call of(RoutingContext request) {
    byte[] content =
        request.body() == null || request.body().buffer() == null
            ? new byte[0]
            : request.body().buffer().getBytes();
    return new Call(
        Query.of(request),
        content,
        request.request().remoteAddress() == null
            ? "unknown"
            : request.request().remoteAddress().hostAddress(),
        token(request).filter(text -> text.length() <= LONGEST_TOKEN),
        request.request().cookies().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Cookie::getName, Cookie::getValue, (first, second) -> first)),
        Optional.ofNullable(request.request().getHeader("if-match")));
  }

  private static Optional<String> token(RoutingContext request) {
    String header = request.request().getHeader("authorization");
    if (header != null && header.startsWith(BEARER)) {
      return Optional.of(header.substring(BEARER.length()).strip());
    }
    return Optional.ofNullable(request.request().getCookie(SESSION_COOKIE)).map(Cookie::getValue);
  }

  public Query query() {
    return query;
  }

  public String address() {
    return address;
  }

  public Optional<String> token() {
    return token;
  }

  /** What the browser keeps under a name. */
  public Optional<String> cookie(String name) {
    return Optional.ofNullable(cookies.get(name));
  }

  /** The bytes of the body, as they came. */
  public byte[] content() {
    return content.clone();
  }

  /** Reads the body as JSON and holds it against a schema. */
  public void check(BodySchema schema) {
    body = Json.parse(content);
    schema.check(body);
  }

  /** The checked body as a record; what its constructor refuses ends the request. */
  public <T> T as(Class<T> type) {
    return Json.read(body, type);
  }

  /**
   * The version the caller means to change.
   *
   * @param current answers what the version is now, for the message
   */
  public int version(Supplier<String> current) {
    String text =
        ifMatch.orElseThrow(
            () ->
                new ProblemException(
                    new Problem(
                        "/problems/version-missing",
                        "The request does not say which version it changes",
                        428,
                        "Read the record and send its ETag as If-Match: " + current.get() + ".",
                        "If-Match")));
    try {
      return Integer.parseInt(text.replace("\"", "").strip());
    } catch (NumberFormatException e) {
      throw Problem.badField("If-Match", "Send the ETag of the record as it was read.");
    }
  }
}
