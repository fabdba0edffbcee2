package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A signal opens a process event and no nonconformance (NC-1). */
class ProcessEventTest {
  private static Plant plant;

  @BeforeAll
  static void open() {
    plant = new Plant();
    plant.chart("xbar-r", 5, 25, Duration.ofMinutes(10));
    plant
        .desk
        .database
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  "insert into subgroup select 1, n, t, t, 1, 10, 0.1, 5, 1, false, 'B-' || n / 4"
                      + " from generate_series(1, 20) n, lateral (select timestamptz '2026-10-05"
                      + " 00:00+00' + n * interval '1 min' as t) x");
            });
  }

  @AfterAll
  static void close() {
    plant.close();
  }

  private static void signal(int subgroup, String rule, String points) {
    store(subgroup, rule, points);
    plant.desk.desk.look();
    plant.desk.desk.look();
  }

  private static void store(int subgroup, String rule, String points) {
    plant
        .desk
        .database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "insert into signal values (1, ?, 'location', ?, '2026-10-05 00:10+00', '"
                        + points
                        + "')",
                    subgroup,
                    rule));
  }

  private static long changes() {
    return plant
        .desk
        .database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select count(*) from audit_entry where kind = 'process_event'")
                    .mapTo(Long.class)
                    .one());
  }

  private static JsonNode events(String query) {
    return plant.desk.get("engineer", "/process-events" + query).expect(200).body().at("/events");
  }

  @Test
  void signalsFoldIntoTheOpenEventAndANewOneIsOpenedAfterItsClose() {
    signal(6, "nelson-1", "{6}");
    signal(9, "nelson-2", "{5,6,7,8,9}");
    assertThat(events("?chart=1&open=true")).hasSize(1);
    JsonNode event = events("?chart=1").get(0);
    assertThat(event.at("/signals").asInt()).isEqualTo(2);
    assertThat(event.at("/rules").toString()).isEqualTo("[\"nelson-1\",\"nelson-2\"]");
    assertThat(event.at("/suspectFrom").asString()).startsWith("2026-10-05T00:05");
    assertThat(event.at("/suspectTo").asString()).startsWith("2026-10-05T00:09");
    assertThat(event.at("/batches").toString()).isEqualTo("[\"B-1\",\"B-2\"]");
    assertThat(plant.desk.get("quality", "/nonconformances").body().at("/nonconformances"))
        .as("a signal is no nonconformance")
        .isEmpty();

    String path = "/process-events/" + event.at("/id").asString() + "/closure";
    String words = "'cause':'insert chipped','reaction':'insert changed'";
    plant.desk.post("engineer", path, "{" + words + ",'causeCode':'no-such'}").expect(400);
    String closing = "{" + words + ",'causeCode':'tool-break','actionCode':'tool-changed'}";
    plant.desk.post("inspector", path, closing).expect(403);
    plant.desk.post("engineer", path, closing).expect(200);
    plant.desk.post("engineer", path, closing).expect(409);
    signal(12, "nelson-1", "{12}");
    assertThat(events("?chart=1&open=true")).hasSize(1);
    assertThat(events("?chart=1")).hasSize(2);
    assertThat(events("?chart=1")).hasSize(2);
    assertThat(events("?chart=3")).isEmpty();
    JsonNode causes =
        plant.desk.get("engineer", "/process-events/causes?chart=1").body().at("/causes");
    assertThat(causes.toString())
        .isEqualTo("[{\"code\":\"tool-break\",\"events\":1,\"signals\":2}]");
    assertThat(plant.desk.get("engineer", "/answer-codes").text())
        .contains("tool-break", "刀具破损", "tool-changed");

    long before = changes();
    store(15, "nelson-5", "{14,15}");
    store(17, "nelson-1", "{17}");
    store(18, "nelson-5", "{17,18}");
    plant.desk.desk.look();
    JsonNode open = events("?chart=1&open=true").get(0);
    assertThat(open.at("/signals").asInt()).isEqualTo(4);
    assertThat(open.at("/rules").toString()).isEqualTo("[\"nelson-1\",\"nelson-5\"]");
    assertThat(open.at("/lastSubgroup").asLong()).isEqualTo(18);
    assertThat(open.at("/suspectTo").asString()).startsWith("2026-10-05T00:18");
    assertThat(open.at("/batches").toString()).isEqualTo("[\"B-3\",\"B-4\"]");
    assertThat(changes() - before).as("one change, however many signals").isEqualTo(1);
  }

  /** Several charts in one look, and a look that ended within the signals of one subgroup. */
  @Test
  void everySignalIsTakenUpOnceByTheEventOfItsOwnChart() {
    Jdbi jdbi = plant.desk.database.jdbi();
    int chart = plant.chart("i-mr", 1, 25, Duration.ofMinutes(10));
    jdbi.useHandle(
        handle -> {
          handle.execute(
              "insert into subgroup select ?, n, t, t, 1, 10, 0.1, 1, 1, false, '' from"
                  + " generate_series(1, 20) n, lateral (select timestamptz '2026-10-05 00:00+00'"
                  + " + n * interval '1 min' as t) x",
              chart);
          store(handle, chart, 3, "location", "nelson-1");
          store(handle, chart, 4, "dispersion", "nelson-1");
        });
    signal(19, "nelson-1", "{19}");
    jdbi.useHandle(
        handle -> {
          store(handle, chart, 4, "dispersion", "nelson-2");
          store(handle, chart, 4, "location", "nelson-1");
          store(handle, chart, 5, "location", "nelson-5");
        });
    signal(20, "nelson-1", "{20}");
    JsonNode event = events("?open=true&chart=" + chart).get(0);
    assertThat(event.at("/signals").asInt()).isEqualTo(5);
    assertThat(event.at("/rules").toString()).isEqualTo("[\"nelson-1\",\"nelson-2\",\"nelson-5\"]");
    assertThat(event.at("/firstSubgroup").asLong()).isEqualTo(3);
    assertThat(event.at("/lastSubgroup").asLong()).isEqualTo(5);
    long loose =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "select (select count(*) from signal)"
                            + " - (select count(*) from process_event_signal)")
                    .mapTo(Long.class)
                    .one());
    assertThat(loose).isZero();
  }

  private static void store(Handle handle, int chart, int subgroup, String panel, String rule) {
    handle.execute(
        "insert into signal values (?, ?, ?, ?, '2026-10-05 00:10+00', array[?::bigint])",
        chart,
        subgroup,
        panel,
        rule,
        subgroup);
  }
}
