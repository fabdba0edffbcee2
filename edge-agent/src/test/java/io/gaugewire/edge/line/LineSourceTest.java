package io.gaugewire.edge.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.edge.config.LineConfig;
import io.gaugewire.edge.journal.SourceTime;
import io.gaugewire.edge.testing.MemoryJournal;
import io.gaugewire.wire.StationResult;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineSourceTest {
  private final MemoryJournal journal = new MemoryJournal();
  private ServerSocket listener;
  private LineSource source;

  @BeforeEach
  void start() throws IOException {
    listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    var config =
        new LineConfig(
            "bench",
            "HG-01",
            new LineConfig.Source.Tcp("127.0.0.1", listener.getLocalPort()),
            "{channel},{value},{unit},{serial}",
            "R1\r",
            Map.of(
                "0001", new LineConfig.Channel("bore", "mm", 3),
                "0002", new LineConfig.Channel("depth", "mm", 2)));
    source = new LineSource(config, journal, new SourceTime(InstantSource.system()));
    source.start();
  }

  @AfterEach
  void stop() throws IOException {
    source.close();
    listener.close();
  }

  private static void await(BooleanSupplier condition, String what) {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - end).as(what).isNegative();
      LockSupport.parkNanos(5_000_000);
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Test
  void takesEveryWholeLineAndSaysWhatItRefused() throws IOException {
    try (Socket mux = listener.accept()) {
      send(mux, "0001,12.345,mm,S1\r\n0002,-0.5");
      await(() -> source.taken() == 1, "the first line");
      send(mux, "0,mm,\r\n");
      send(mux, "0003,1.0,mm,\r\n0001,1.0,in,\r\n0001,12.3.4,mm,\r\ngarbage\r\n");
      send(mux, "x".repeat(600) + "\r\n0001,+7.000,mm,S2\r\n");
      await(() -> source.taken() == 3, "three results");
    }
    assertThat(journal.results())
        .extracting(StationResult::part)
        .extracting(StationResult.PartReference::serial)
        .containsExactly("S1", "", "S2");
    assertThat(
            journal.entries().stream()
                .filter(MemoryJournal.Entry.Result.class::isInstance)
                .map(e -> ((MemoryJournal.Entry.Result) e).values().getFirst())
                .map(v -> v.tag() + "=" + v.value()))
        .containsExactly("bore=12.345", "depth=-0.5", "bore=7.0");
    assertThat(source.rejected()).isEqualTo(5);
    assertThat(journal.entries())
        .filteredOn(MemoryJournal.Entry.Missing.class::isInstance)
        .hasSize(5);
  }

  @Test
  void aLineCutInTheMiddleIsAGapAndNoValue() throws IOException {
    try (Socket mux = listener.accept()) {
      send(mux, "0001,12.3");
      await(() -> source.isConnected(), "connection");
      LockSupport.parkNanos(100_000_000);
    }
    await(() -> journal.entries().size() == 1, "the gap");
    assertThat(journal.results()).isEmpty();
    try (Socket mux = listener.accept()) {
      send(mux, "45,mm,\r\n0001,1.000,mm,\r\n");
      await(() -> source.taken() == 1, "the next line");
    }
  }

  @Test
  void asksForAMeasurement() throws IOException {
    try (Socket mux = listener.accept()) {
      await(source::isConnected, "connection");
      assertThat(source.request()).isTrue();
      assertThat(mux.getInputStream().readNBytes(3))
          .isEqualTo("R1\r".getBytes(StandardCharsets.US_ASCII));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'{value}', '+ 1.50', 1.5",
    "'{channel} {value} {skip}', '3 -2 rest of it', -2",
    "'N{channel}:{value}', 'N7: 0.001 ', 0.001",
  })
  void readsTemplates(String template, String line, double value) {
    assertThat(new LineTemplate(template).parse(line))
        .hasValueSatisfying(m -> assertThat(m.value()).isEqualTo(value));
  }

  @ParameterizedTest
  @CsvSource({
    "'{value}', '1e3'",
    "'{value}', '1,5'",
    "'{value}', 'Err'",
    "'{value} mm', '1.0 mmx'"
  })
  void refusesWhatDoesNotFit(String template, String line) {
    assertThat(new LineTemplate(template).parse(line)).isEmpty();
  }
}
