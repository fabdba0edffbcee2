package io.gaugewire.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gaugewire.ingest.intake.Downlinks;
import io.gaugewire.ingest.intake.StationContext;
import io.gaugewire.ingest.quality.TestDesk;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.StationHold;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** NC-5: a hold reaches the station. */
class StationHoldsTest {
  private static final EdgeId EDGE = new EdgeId("plant", "edge-1");

  @Test
  void aHoldGoesToTheEdgeOfItsStationAtOnceAndAgainWhenItConnects() {
    try (TestDesk desk = new TestDesk()) {
      desk.database
          .jdbi()
          .useHandle(
              handle -> {
                handle.execute("insert into site (name) values ('plant')");
                handle.execute("insert into edge (site, name) values ('plant', 'edge-1')");
                handle.execute(
                    "insert into tag (edge_id, station, name, unit, decimals)"
                        + " values (1, 'S2', 'a', 'mm', 3), (1, 'S2', 'b', 'mm', 3)");
              });
      Downlinks downlinks = new Downlinks();
      List<String> topics = new CopyOnWriteArrayList<>();
      downlinks.opened(EDGE, (topic, payload) -> topics.add(topic));
      try (StationHolds holds =
          new StationHolds(desk.database.jdbi(), downlinks, StationContext.NONE)) {
        String id = TestDesk.newId().toString();
        desk.post(
                "chief-quality-officer",
                "/holds",
                "{'id':'%s','station':'S2','kind':'veto','reason':'胶水错误','secret':'%s'}"
                    .formatted(id, TestDesk.PASSWORD))
            .expect(201);
        desk.database.jdbi().useHandle(handle -> holds.changed(handle, desk.holds.getLast()));
        Eventually.holds("the hold is sent", () -> topics.size() == 1);
        assertThat(topics).containsExactly("gw/1/plant/edge-1/command");

        desk.database.jdbi().useHandle(handle -> handle.execute("alter table hold rename to away"));
        desk.database.jdbi().useHandle(handle -> holds.changed(handle, desk.holds.getLast()));
        Eventually.holds("it was tried in vain", () -> holds.failing());
        assertThat(topics).hasSize(1);
        desk.database.jdbi().useHandle(handle -> handle.execute("alter table away rename to hold"));
        Eventually.holds("it is sent when it can be read", () -> topics.size() == 2);

        assertThat(holds.holds(EDGE))
            .extracting(StationHold::station, StationHold::active, StationHold::reason)
            .containsExactly(tuple("S2", true, "胶水错误"));
        assertThat(holds.holds(new EdgeId("plant", "other"))).isEmpty();
      }
    }
  }
}
