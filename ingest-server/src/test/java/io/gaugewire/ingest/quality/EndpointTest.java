package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.ingest.identity.Endpoint;
import io.gaugewire.ingest.identity.Role;
import io.gaugewire.ingest.web.ApiDocument;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every request of the domain against every office, and with garbage. */
class EndpointTest {
  private static final List<String> GARBAGE =
      List.of(
          "",
          "null",
          "{",
          "[]",
          "[[[[[[[[[[[[[[[[[[[[[[[[",
          "\"text\"",
          "1e999",
          "{\"id\":null}",
          "{\"id\":\"'; drop table person; --\"}",
          "{\"id\":\"00000000-0000-0000-0000-000000000000\",\"code\":\"\\u0000\"}",
          "{\"code\":\"" + "x".repeat(100_000) + "\"}",
          "{\"name\":{\"en\":{\"en\":{}}}}",
          "{\"quantity\":1e300,\"version\":-1}",
          "\u0000\u0001\u0002");
  private static final List<String> IDS =
      List.of(
          "00000000-0000-7000-8000-000000000000",
          "x",
          "%00",
          "%27%3B%20drop%20table%20person",
          "..%2F..%2Fetc%2Fpasswd",
          "9".repeat(300));
  private static TestDesk desk;

  @BeforeAll
  static void open() {
    desk = new TestDesk();
  }

  @AfterAll
  static void close() {
    desk.close();
  }

  private static String path(Endpoint endpoint, String id) {
    return endpoint.operation().replaceFirst("\\w+ ", "").replaceAll("\\{\\w+}", id);
  }

  private static String method(Endpoint endpoint) {
    return endpoint.operation().replaceFirst(" .*", "");
  }

  /**
   * What answers without a person signed in: charts and fleet, for the wall screen, and signing in
   * itself. Whatever else the description has must be one of the endpoints that the other tests go
   * through.
   */
  private static final Set<String> FOR_EVERYBODY =
      Set.of(
          "GET /charts",
          "GET /charts/{chart}",
          "GET /charts/{chart}/capability",
          "GET /charts/{chart}/subgroups",
          "GET /charts/{chart}/subgroups/{subgroup}",
          "GET /edges",
          "GET /session/openid",
          "GET /session/openid/callback",
          "GET /session/ways",
          "GET /stream",
          "GET /system",
          "GET /tags",
          "GET /tags/{tag}/readings",
          "POST /session");

  @Test
  void everyRequestIsDescribedAndEveryDescribedOneIsTriedHere() {
    Set<String> described = new TreeSet<>(ApiDocument.load().operations());
    Set<String> tried = new TreeSet<>(FOR_EVERYBODY);
    desk.desk.endpoints().forEach(endpoint -> tried.add(endpoint.operation()));
    assertThat(described).containsExactlyElementsOf(tried);
  }

  /** A body larger than the server takes is refused before it is read. */
  @Test
  void whatIsTooLargeIsRefused() {
    String large = "{\"x\":\"" + "x".repeat(1_100_000) + "\"}";
    for (Endpoint endpoint : desk.desk.endpoints()) {
      if (!method(endpoint).equals("GET") && !method(endpoint).equals("DELETE")) {
        Role role = endpoint.permission().roles().iterator().next();
        TestDesk.Reply reply =
            desk.send(
                role.key(),
                method(endpoint),
                path(endpoint, IDS.getFirst()),
                large,
                Map.of("if-match", "\"1\""));
        assertThat(reply.status()).as(endpoint.operation()).isEqualTo(413);
        assertThat(reply.at("/type")).isEqualTo("/problems/too-large");
      }
    }
  }

  /** An id that is there, but of something else, finds nothing and changes nothing. */
  @Test
  void theIdOfSomethingElseFindsNothing() {
    String person = desk.get("auditor", "/people").at("/people/0/id");
    long lines = desk.get("auditor", "/audit/anchor").number("/number");
    for (Endpoint endpoint : desk.desk.endpoints()) {
      String operation = endpoint.operation();
      if (!operation.contains("{") || operation.contains("{person}")) {
        continue;
      }
      Role role = endpoint.permission().roles().iterator().next();
      boolean reads = method(endpoint).equals("GET");
      TestDesk.Reply reply =
          desk.send(
              role.key(),
              method(endpoint),
              path(endpoint, person),
              reads
                  ? null
                  : "{\"reason\":\"looks like one\",\"secret\":\"" + TestDesk.PASSWORD + "\"}",
              Map.of("if-match", "\"1\""));
      if (reads && reply.status() == 200) {
        assertThat(reply.text()).as(operation).doesNotContain("\"login\"");
      } else {
        assertThat(reply.status()).as("%s %s", operation, reply.text()).isBetween(400, 499);
      }
    }
    assertThat(desk.get("auditor", "/audit/anchor").number("/number"))
        .as("only people signing in")
        .isLessThanOrEqualTo(lines + Role.values().length);
  }

  @Test
  void everyRequestIsRefusedToEveryOfficeThatThePermissionTableDoesNotName() {
    for (Endpoint endpoint : desk.desk.endpoints()) {
      for (Role role : Role.values()) {
        if (endpoint.operation().equals("DELETE /session")) {
          continue;
        }
        int status =
            desk.send(
                    role.key(),
                    method(endpoint),
                    path(endpoint, IDS.getFirst()),
                    method(endpoint).equals("GET") ? null : "[]",
                    Map.of("if-match", "\"1\""))
                .status();
        boolean allowed = endpoint.permission().roles().contains(role);
        assertThat(status == 403)
            .as("%s by %s: %d", endpoint.operation(), role.key(), status)
            .isEqualTo(!allowed);
      }
      int anonymous =
          desk.send("", method(endpoint), path(endpoint, IDS.getFirst()), "{}", Map.of()).status();
      assertThat(anonymous).as(endpoint.operation()).isEqualTo(401);
    }
  }

  @Test
  void garbageIsAnsweredWithAProblemDocument() {
    for (Endpoint endpoint : desk.desk.endpoints()) {
      if (endpoint.operation().equals("DELETE /session")) {
        continue;
      }
      Role role = endpoint.permission().roles().iterator().next();
      boolean reads = method(endpoint).equals("GET");
      for (String id : IDS) {
        for (String body : reads ? List.of("") : GARBAGE) {
          TestDesk.Reply reply =
              desk.send(
                  role.key(),
                  method(endpoint),
                  path(endpoint, id) + (reads ? "?limit=x&before=%00&from=yesterday" : ""),
                  reads ? null : body,
                  Map.of("if-match", "garbage"));
          if (reply.status() != 200) {
            assertThat(reply.status())
                .as("%s %s %s", endpoint.operation(), id, body)
                .isBetween(400, 499);
            assertThat(reply.at("/title")).as(reply.text()).isNotEmpty();
          }
        }
      }
    }
  }
}
