package io.gaugewire.edge.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gaugewire.edge.testing.Station;
import io.gaugewire.edge.testing.StationServer;
import io.gaugewire.edge.testing.TestCertificates;
import io.gaugewire.edge.tls.PemFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modbus/TCP Security: device and edge show each other a certificate, or nothing is said. */
class ModbusSecurityTest {
  private static final Timing TIMING =
      new Timing(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ZERO, Duration.ZERO);

  @TempDir private static Path folder;

  private static PemFiles.Identity edge;
  private static PemFiles.Identity device;
  private static PemFiles.Identity stranger;

  @BeforeAll
  static void make() {
    var certificates = new TestCertificates(folder);
    edge = certificates.identity("edge", "127.0.0.1");
    device = certificates.identity("device", "127.0.0.1");
    stranger = certificates.identity("stranger", "127.0.0.1");
  }

  private static int readOne(StationServer server, PemFiles ours) {
    var endpoint = new Endpoint.Tls("127.0.0.1", server.port(), ours);
    try (var connection = ModbusConnection.to(endpoint, TIMING, "press", 1)) {
      var unit = new ModbusUnit(connection, 1, false);
      Register register = Register.of(Table.HOLDING, 7, RegisterType.UINT16);
      ReadPlan plan = ReadPlan.of(List.of(register), ReadPlan.Limits.DEFAULT);
      byte[] image = new byte[plan.imageSize()];
      unit.read(plan, image);
      unit.write(Table.COIL, 3, 1);
      return (int) new RegisterReader(register, plan).whole(image);
    }
  }

  private static StationServer server(Station station, PemFiles.Identity shown) throws IOException {
    return StationServer.tls(station, TestCertificates.trusting(edge, shown).context());
  }

  @Test
  void bothSidesKnowEachOther() throws IOException {
    var station = new Station();
    station.holding[7] = 4711;
    try (StationServer server = server(station, device)) {
      assertThat(readOne(server, TestCertificates.trusting(device, edge))).isEqualTo(4711);
      synchronized (station) {
        assertThat(station.coils[3]).isTrue();
      }
    }
  }

  @Test
  void aDeviceThatNobodyVouchesForIsNotAsked() throws IOException {
    try (StationServer server = server(new Station(), stranger)) {
      assertThatThrownBy(() -> readOne(server, TestCertificates.trusting(device, edge)))
          .isInstanceOf(ModbusException.class);
      assertThat(server.requests()).isZero();
    }
  }

  @Test
  void aDeviceUnderAnotherAddressIsNotAsked() throws IOException {
    PemFiles.Identity moved = new TestCertificates(folder).identity("moved", "192.0.2.7");
    try (StationServer server = server(new Station(), moved)) {
      assertThatThrownBy(() -> readOne(server, TestCertificates.trusting(moved, edge)))
          .isInstanceOf(ModbusException.class)
          .hasMessageContaining("127.0.0.1");
      assertThat(server.requests()).isZero();
    }
  }

  @Test
  void anEdgeThatIsUnknownOrShowsNothingGetsNoAnswer() throws IOException {
    try (StationServer server = server(new Station(), device)) {
      assertThatThrownBy(() -> readOne(server, TestCertificates.trusting(device, stranger)))
          .isInstanceOf(ModbusException.class);
      assertThatThrownBy(() -> readOne(server, new PemFiles(device.chain(), Optional.empty())))
          .isInstanceOf(ModbusException.class);
      assertThat(server.requests()).isZero();
    }
  }

  @Test
  void saysWhichFileCannotBeUsed() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.key"), "nothing\n");
    var files = TestCertificates.trusting(device, new PemFiles.Identity(edge.chain(), empty));
    assertThatThrownBy(files::context)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("empty.key")
        .hasMessageContaining("openssl pkcs8");
  }
}
