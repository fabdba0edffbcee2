package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** DATA-3: people act under their own sign-in. */
class IdentityTest {
  private static TestDesk desk;

  @BeforeAll
  static void open() {
    desk = new TestDesk();
  }

  @AfterAll
  static void close() {
    desk.close();
  }

  @Test
  void tellsWhoIsSignedInAndWhatTheyMayDo() {
    TestDesk.Reply session = desk.get("inspector", "/session").expect(200);

    assertThat(session.at("/name")).isEqualTo("名 inspector");
    assertThat(session.body().at("/permissions").toString())
        .contains("\"inspect\"")
        .doesNotContain("\"release\"");
  }

  @Test
  void signsInByBadgeAndPin() {
    String right = "{'badge':'B-inspector','pin':'4711'}";
    assertThat(desk.post("", "/session", right).expect(201).at("/login")).isEqualTo("inspector");
    desk.post("", "/session", "{'badge':'B-inspector','pin':'4712'}").expect(401);
    desk.post("", "/session", "{'badge':'B-inspector','password':'x'}").expect(400);
  }

  @Test
  void nobodyGetsInWithoutASession() {
    desk.get("", "/people").expect(401);
    desk.send("", "GET", "/people", null, Map.of("authorization", "Bearer made-up")).expect(401);
  }

  @Test
  void aSessionEndsWithItsSignOut() {
    desk.signIn("auditor", TestDesk.PASSWORD);
    desk.get("auditor", "/people").expect(200);
    desk.send("auditor", "DELETE", "/session", null, Map.of()).expect(200);
    desk.get("auditor", "/people").expect(401);
    desk.signIn("auditor", TestDesk.PASSWORD);
  }

  @Test
  void aSessionEndsWhenItIsNotUsed() {
    String token =
        desk.post("", "/session", "{'login':'engineer','password':'" + TestDesk.PASSWORD + "'}")
            .at("/token");
    Map<String, String> header = Map.of("authorization", "Bearer " + token);
    desk.clock.forward(Duration.ofMinutes(29));
    desk.send("", "GET", "/session", null, header).expect(200);
    desk.clock.forward(Duration.ofMinutes(29));
    desk.send("", "GET", "/session", null, header).expect(200);
    desk.clock.forward(Duration.ofMinutes(31));
    desk.send("", "GET", "/session", null, header).expect(401);
  }

  @Test
  void locksANameAfterFiveWrongAttemptsAndOpensItAgain() {
    for (int i = 0; i < 5; i++) {
      desk.signIn("general-manager", "wrong " + i).expect(401);
    }
    desk.signIn("general-manager", TestDesk.PASSWORD).expect(429);
    desk.clock.forward(Duration.ofMinutes(16));
    desk.signIn("general-manager", TestDesk.PASSWORD).expect(201);
  }

  @Test
  void anUnknownNameIsRefusedLikeAWrongPassword() {
    TestDesk.Reply unknown = desk.signIn("nobody", "whatever it is").expect(401);
    TestDesk.Reply wrong = desk.signIn("quality", "whatever it is").expect(401);

    assertThat(unknown.text()).isEqualTo(wrong.text());
  }

  @Test
  void anOfficeGivesNothingAfterItsLastDay() {
    String id = TestDesk.newId().toString();
    String person =
        "{'id':'%s','login':'deputy','name':'Deputy','activeFrom':'2026-01-01','password':'%s',"
            + "'offices':[{'role':'administrator','from':'2026-01-01','to':'2026-10-07'}]}";
    desk.post("administrator", "/people", person.formatted(id, TestDesk.PASSWORD)).expect(201);
    String other = person.formatted(TestDesk.newId(), TestDesk.PASSWORD);

    desk.post("deputy", "/people", other.replace("deputy", "deputy2")).expect(201);
    desk.clock.set(TestDesk.START.plus(Duration.ofDays(2)));
    desk.post("deputy", "/people", other.replace("deputy", "deputy3")).expect(403);
    desk.clock.set(TestDesk.START);
  }

  @Test
  void twoPeopleDoNotOverwriteEachOther() {
    String id = TestDesk.newId().toString();
    String body =
        "{'id':'" + id + "','login':'twice','name':'%s','activeFrom':'2026-01-01','offices':[]}";
    String first = body.formatted("One");
    desk.post("administrator", "/people", first).expect(201);
    desk.post("administrator", "/people", first).expect(201);
    desk.post("administrator", "/people", body.formatted("Another")).expect(409);

    String etag = desk.get("administrator", "/people/" + id).etag().orElseThrow();
    String path = "/people/" + id;
    desk.put("administrator", path, etag, body.formatted("Two")).expect(200);
    desk.put("administrator", path, etag, body.formatted("Three")).expect(412);
    desk.send("administrator", "PUT", path, body.formatted("Four").replace('\'', '"'), Map.of())
        .expect(428);
    assertThat(desk.get("administrator", path).at("/name")).isEqualTo("Two");
  }

  @Test
  void data3EveryChangeIsALineThatSaysWhoWhenAndWhat() {
    String id = TestDesk.newId().toString();
    desk.post(
            "administrator",
            "/people",
            ("{'id':'" + id + "','login':'traced','name':'Traced','activeFrom':'2026-01-01',")
                + "'offices':[],'pin':'1234'}")
        .expect(201);

    JsonNode line =
        desk.get("auditor", "/audit?kind=person&record=" + id).expect(200).body().at("/lines/0");
    assertThat(line.at("/author").asString()).isEqualTo("administrator");
    assertThat(line.at("/origin").asString()).isEqualTo("127.0.0.1");
    assertThat(line.at("/action").asString()).isEqualTo("insert");
    assertThat(line.at("/after").asString()).contains("\"Traced\"");
    String pin =
        desk.get("auditor", "/audit?kind=credential&record=" + id + "/pin").expect(200).text();
    assertThat(pin).contains("hash").doesNotContain("argon2");
    assertThat(desk.get("auditor", "/audit?kind=session").text()).contains("sign-in");
  }

  @Test
  void data3TheLinesOfOnePersonOrOneTimeAreFoundAmongThoseOfTheSystem() {
    desk.clock.set(TestDesk.START.plus(Duration.ofHours(1)));
    String id = TestDesk.newId().toString();
    desk.post(
            "administrator",
            "/people",
            "{'id':'"
                + id
                + "','login':'sought','name':'Sought','activeFrom':'2026-01-01','offices':[]}")
        .expect(201);
    String then = TestDesk.START.plus(Duration.ofMinutes(50)).toString();
    assertThat(authors("?people=true&limit=500"))
        .contains("administrator")
        .doesNotContain("system");
    assertThat(authors("?author=system&limit=500")).containsOnly("system");
    assertThat(desk.get("auditor", "/audit?author=administrator&from=" + then).text())
        .contains("Sought");
    assertThat(desk.get("auditor", "/audit?limit=500&to=" + then).text()).doesNotContain("Sought");
    assertThat(desk.get("auditor", "/audit?people=true&records=true&limit=500").text())
        .contains("Sought")
        .doesNotContain("sign-in");
    desk.get("auditor", "/audit?from=yesterday").expect(400);
    desk.clock.set(TestDesk.START);
  }

  private Set<String> authors(String query) {
    Set<String> authors = new HashSet<>();
    desk.get("auditor", "/audit" + query)
        .expect(200)
        .body()
        .at("/lines")
        .forEach(line -> authors.add(line.at("/author").asString()));
    return authors;
  }

  @Test
  void wrongFieldsAreNamed() {
    for (List<String> wrong :
        List.of(
            List.of("{'id':'x'}", "id"),
            List.of("{'surplus':1}", "surplus"),
            List.of("{'login':5}", "login"),
            List.of("[]", "body"),
            List.of("{", "body"),
            List.of("", "body"),
            List.of("{'offices':[{'role':'king'}]}", "offices[0].role"),
            List.of("{'login':'a','activeFrom':'2026-02-30'}", "activeFrom"))) {
      TestDesk.Reply reply = desk.post("administrator", "/people", wrong.getFirst()).expect(400);
      assertThat(reply.at("/field")).as(wrong.getFirst()).isEqualTo(wrong.getLast());
      assertThat(reply.at("/detail")).isNotEmpty();
    }
  }
}
