package io.gaugewire.edge.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.edge.testing.Station;
import io.gaugewire.edge.testing.StationServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandsTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(Object command, String... args) {
    return new CommandLine(command)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(args);
  }

  // The device stores the float word-swapped, and its manual counts from 1: the two usual mistakes
  // together.
  @Test
  void probeFindsTheOrderAndTheShift() {
    var station = new Station();
    int bits = Float.floatToIntBits(12.3456f);
    station.holding[99] = bits & 0xffff;
    station.holding[100] = bits >>> 16;
    try (StationServer server = StationServer.tcp(Map.of(1, station))) {
      int code =
          run(
              new ProbeCommand(),
              "127.0.0.1",
              "--port",
              String.valueOf(server.port()),
              "--address",
              "100",
              "--expect",
              "12.3456");
      assertThat(code).isZero();
    }
    assertThat(out.toString().lines().filter(l -> l.endsWith("<==")))
        .singleElement()
        .satisfies(line -> assertThat(line).startsWith("99 ").contains("CDAB").contains("12.345"));
  }

  @Test
  void probeSaysWhenNothingFits() {
    try (StationServer server = StationServer.tcp(Map.of(1, new Station()))) {
      int code =
          run(
              new ProbeCommand(),
              "127.0.0.1",
              "--port",
              "" + server.port(),
              "--address",
              "5",
              "--expect",
              "3");
      assertThat(code).isEqualTo(1);
      assertThat(out.toString()).contains("nothing shows 3.0");
    }
  }

  @Test
  void checkListsWhatWillBeRead() throws IOException {
    Path file = folder.resolve("edge.yml");
    Files.writeString(
        file,
        """
        site: s
        edge: e
        uplink: {server: "mqtt://h:1883"}
        connections:
          a: {host: h}
        gauges:
          - {gauge: g, connection: a, profile: inline-station, station: s}
        """);
    assertThat(run(new CheckCommand(), file.toString())).isZero();
    assertThat(out.toString()).contains("1 connection, 1 gauge, 0 line sources: no problems");
  }

  @Test
  void checkNamesEveryProblem() throws IOException {
    Path file = Files.writeString(folder.resolve("edge.yml"), "site: s\nuplink: {}\nhots: 1\n");
    assertThat(run(new CheckCommand(), file.toString())).isEqualTo(1);
    assertThat(err.toString())
        .contains("edge.yml:1 edge: found nothing")
        .contains("edge.yml:3 hots: found an unknown key")
        .contains("2 problems");
  }
}
