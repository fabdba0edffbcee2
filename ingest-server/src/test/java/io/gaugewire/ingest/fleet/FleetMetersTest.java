package io.gaugewire.ingest.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.ingest.Eventually;
import io.gaugewire.ingest.ParcelMaker;
import io.gaugewire.ingest.StoredParcels;
import io.gaugewire.ingest.TestDatabases;
import io.gaugewire.ingest.database.Database;
import io.gaugewire.wire.EdgeId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FleetMetersTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  private Optional<Double> figure(String name) {
    return Optional.ofNullable(registry.find("gaugewire.edge." + name).tag("edge", "line1").gauge())
        .map(Gauge::value);
  }

  @Test
  void producedStoredAndQuarantinedAreFiguresOfEveryEdge() throws SQLException {
    try (Database database = Database.open(TestDatabases.fresh())) {
      ParcelMaker maker = new ParcelMaker(new EdgeId("plant", "line1"), 1, 2, 3);
      StoredParcels.store(database, List.of(maker.announcement(), maker.readings(5)));
      StoredParcels.quarantine(database, maker.readings(5));
      database.jdbi().useHandle(h -> h.execute("update stream set produced_seq = 7"));
      try (FleetMeters meters = FleetMeters.start(new FleetStore(database.jdbi()), registry)) {
        Eventually.holds("the last figure is read", () -> figure("gaps").isPresent());
        assertThat(meters).isNotNull();
        assertThat(figure("parcels.produced")).contains(7.0);
        assertThat(figure("parcels.stored")).contains(3.0);
        assertThat(figure("parcels.quarantined")).contains(1.0);
        assertThat(figure("streams.at.fault")).contains(0.0);
        assertThat(figure("online")).contains(0.0);
      }
    }
  }
}
