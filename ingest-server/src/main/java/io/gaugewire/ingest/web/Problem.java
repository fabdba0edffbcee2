package io.gaugewire.ingest.web;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What is wrong with a request and what would be right (RFC 9457).
 *
 * @param type names the kind of problem, a path under {@code /problems/}
 * @param title the kind in words
 * @param status HTTP status
 * @param detail this case in words, with the cure; may be empty
 * @param field the part of the request meant; may be empty
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, String field) {
  /** A value that cannot be: {@code detail} says what would be right. */
  public static ProblemException badField(String field, String detail) {
    return new ProblemException(
        new Problem(
            "/problems/bad-request", "The request cannot be understood", 400, detail, field));
  }

  /** Something that is not there. */
  public static ProblemException notFound(String detail) {
    return new ProblemException(
        new Problem("/problems/not-found", "There is no such thing here", 404, detail, ""));
  }

  /** A record that does not allow it as it stands now. */
  public static ProblemException conflict(String detail) {
    return new ProblemException(
        new Problem("/problems/conflict", "The record does not allow that now", 409, detail, ""));
  }

  /** Somebody else changed the record meanwhile. */
  public static ProblemException stale(String detail) {
    return new ProblemException(
        new Problem("/problems/stale", "The record was changed meanwhile", 412, detail, ""));
  }

  /** Nobody is signed in. */
  public static ProblemException signInFirst(String detail) {
    return new ProblemException(
        new Problem("/problems/sign-in", "This needs a signed-in person", 401, detail, ""));
  }

  /** The person may not do that. */
  public static ProblemException forbidden(String detail) {
    return new ProblemException(
        new Problem("/problems/forbidden", "This person may not do that", 403, detail, ""));
  }

  /** Too many attempts. */
  public static ProblemException locked(String detail) {
    return new ProblemException(
        new Problem("/problems/locked", "Too many wrong attempts", 429, detail, ""));
  }

  /** What the database refuses because of other records. */
  static Problem contradicts(String sqlState) {
    String detail =
        switch (sqlState) {
          case "23503" -> "It names something that does not exist; add that first.";
          case "23505" -> "It exists already; change what exists, or use another code.";
          default -> "A value in it cannot be stored; see the interface's description.";
        };
    return new Problem(
        "/problems/conflict", "The request contradicts other records", 409, detail, "");
  }

  static Problem tooLarge(long mostBytes) {
    return new Problem(
        "/problems/too-large",
        "The request is too large",
        413,
        "Send at most " + mostBytes + " bytes.",
        "");
  }

  static Problem overloaded() {
    return new Problem(
        "/problems/overloaded",
        "Too many requests are under way",
        503,
        "Try again in a few seconds.",
        "");
  }

  static Problem databaseAway() {
    return new Problem(
        "/problems/database-away",
        "The database does not answer",
        503,
        "Nothing is lost: readings wait at the edges. The server comes back by itself; try again"
            + " then.",
        "");
  }

  static Problem broken() {
    return new Problem(
        "/problems/server-error",
        "The server failed at this request",
        500,
        "The server's log tells more at this time of day. Nothing was changed.",
        "");
  }

  static Problem ofStatus(int status) {
    return switch (status) {
      case 404 ->
          new Problem(
              "/problems/not-found",
              "There is no such address here",
              404,
              "/api/v1/openapi.json lists what there is.",
              "");
      case 405 ->
          new Problem(
              "/problems/method",
              "This address does not take that method",
              405,
              "/api/v1/openapi.json lists what it takes.",
              "");
      case 413 -> tooLarge(WebServer.MOST_BODY_BYTES);
      case 414 ->
          new Problem(
              "/problems/too-large", "The address is too long", 414, "Ask for less at once.", "");
      default ->
          new Problem("/problems/bad-request", "The request cannot be understood", status, "", "");
    };
  }
}
