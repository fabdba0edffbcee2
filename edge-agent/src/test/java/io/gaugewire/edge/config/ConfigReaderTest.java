package io.gaugewire.edge.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.gaugewire.edge.modbus.Endpoint;
import io.gaugewire.edge.modbus.RegisterType;
import io.gaugewire.edge.modbus.WordOrder;
import io.gaugewire.settings.ConfigException;
import io.gaugewire.settings.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {
  private static final String HEAD =
      """
      site: s
      edge: e
      uplink: {server: "mqtt://h:1883"}
      connections:
        a: {transport: tcp, host: h, port: 502}
      """;

  @TempDir private Path folder;

  static String resource(String name) throws IOException {
    try (InputStream in = ConfigReaderTest.class.getClassLoader().getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static List<String> profiles() throws IOException {
    return resource("profiles/index.txt").lines().toList();
  }

  private static Schema schema(String name) throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(resource("schema/" + name), InputFormat.JSON);
  }

  private EdgeConfig read(String text) throws IOException {
    return ConfigReader.read(Files.writeString(folder.resolve("edge.yml"), text));
  }

  private List<String> problems(String text) {
    ConfigException refused = catchThrowableOfType(ConfigException.class, () -> read(text));
    assertThat(refused).as("refusal of %s", text).isNotNull();
    return refused.problems().stream().map(Problem::toString).toList();
  }

  @Test
  void readsTheSample() throws IOException {
    EdgeConfig config = read(resource("edge.sample.yml"));

    assertThat(config.site()).isEqualTo("taicang");
    assertThat(config.outbox().directory()).isEqualTo(folder.resolve("data/outbox"));
    assertThat(config.lanes())
        .extracting(LaneConfig::connection)
        .containsExactly("shaft-line", "leak-bench", "furnace-bus");
    assertThat(config.lanes().get(2).gauges()).hasSize(2);
    assertThat(config.lanes().get(2).endpoint()).isInstanceOf(Endpoint.Rtu.class);
    GaugeConfig dryer = config.lanes().get(2).gauges().getFirst();
    assertThat(dryer.tagName("temperature")).isEqualTo("zone1-temperature");
    assertThat(dryer.hold()).isNotNull();
    assertThat(config.lines().getFirst().channels()).containsKey("0001");
  }

  @Test
  void schemaAcceptsTheSample() throws IOException {
    assertThat(schema("edge.schema.json").validate(resource("edge.sample.yml"), InputFormat.YAML))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void everyBuiltInProfileIsReadAndFitsTheSchema(String name) throws IOException {
    Path file = folder.resolve(name + ".yml");
    Files.writeString(file, resource("profiles/" + name + ".yml"));

    Profile profile = ConfigReader.readProfile(file);

    assertThat(profile.name()).isEqualTo(name);
    assertThat(profile.about()).isNotBlank();
    assertThat(schema("profile.schema.json").validate(Files.readString(file), InputFormat.YAML))
        .isEmpty();
  }

  @Test
  void namesFileLineKeyAndExpectation() {
    assertThat(
            problems(
                HEAD
                    + """
                    gauges:
                      - gauge: g
                        connection: a
                        unit: 300
                        profile: inline-station
                        station: s
                    """))
        .containsExactly(
            "edge.yml:9 gauges[0].unit: found '300', expected a whole number from 0 to 255");
  }

  @Test
  void findsAllProblemsAtOnce() {
    List<String> found =
        problems(
            """
            site: s
            uplink: {server: "http://h", password: secret}
            station-app: {port: 99999}
            connections:
              a: {transport: ipx, host: h}
              b: {host: h, timeout: 5 weeks}
            gauges:
              - {gauge: g, connection: c, profile: no-such, station: s, hots: 1}
            """);

    assertThat(found)
        .hasSize(9)
        .anyMatch(p -> p.startsWith("edge.yml:1 edge: found nothing"))
        .anyMatch(p -> p.startsWith("edge.yml:2 uplink.server: found 'http://h'"))
        .anyMatch(p -> p.startsWith("edge.yml:2 uplink.password: found a password in plain text"))
        .anyMatch(p -> p.startsWith("edge.yml:3 station-app.port"))
        .anyMatch(p -> p.startsWith("edge.yml:5 connections.a.transport: found 'ipx'"))
        .anyMatch(p -> p.startsWith("edge.yml:6 connections.b.timeout: found '5 weeks'"))
        .anyMatch(p -> p.startsWith("edge.yml:8 gauges[0].connection: found 'c', expected one of"))
        .anyMatch(p -> p.startsWith("edge.yml:8 gauges[0].profile: found 'no-such'"))
        .anyMatch(p -> p.startsWith("edge.yml:8 gauges[0].hots: found an unknown key"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "site: [1",
        "",
        "- a\n- b",
        "site: s\nsite: t\nedge: e\nuplink: {}",
        "site: &x s\nedge: *x\nuplink: {}",
        "site: s\nedge: e\nuplink: {}\nsite2: x",
        "site: s\nedge: e\nuplink: {}\ngauges: {}",
        "site: s\nedge: e\nuplink: {}\noutbox: {capacity: 32 MiB, reserve: 64 MiB}",
      })
  void refusesWhatIsNotAConfiguration(String text) {
    assertThat(problems(text)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{tag: t, address: 70000}",
        "{tag: t, address: 010}",
        "{tag: t, address: 65535, type: int32}",
        "{tag: t, address: 1, type: int24}",
        "{tag: t, address: 1, order: ACBD}",
        "{tag: t, address: 1, decimals: 13}",
        "{tag: t, address: 1, divide-by: 0}",
        "{tag: t, address: 1, type: string, length: 4}",
        "{tag: t, table: coil, address: 1, type: int16}",
        "{tag: t, address: 1, type: float32, bits: 1..3}",
        "{tag: t, address: 1, every: 5ms}",
        "{tag: t, address: 1, deadband: 0.1}",
        "{tag: t, address: 1, valid-when: [{address: 2, mask: 0x6}]}",
        "{tag: t, address: 1, unit-from: {address: 2, codes: {x: mm}}}",
        "{address: 1}",
        "{tag: t}",
      })
  void refusesATagThatCannotBeRead(String tag) throws IOException {
    Path file = folder.resolve("p.yml");
    Files.writeString(file, "profile: p\ntags:\n  - " + tag + "\n");

    assertThat(catchThrowableOfType(ConfigException.class, () -> ConfigReader.readProfile(file)))
        .as(tag)
        .isNotNull()
        .satisfies(e -> assertThat(e.problems()).allMatch(p -> p.line() == 3));
  }

  @Test
  void understandsEveryKeyOfATag() throws IOException {
    Path file = folder.resolve("p.yml");
    Files.writeString(
        file,
        """
        profile: p
        reads: {max-registers: 60, max-bits: 100, allowed-gap: 3}
        tags:
          - tag: t
            table: input
            address: 0x10
            type: uint32
            order: CDAB
            bits: 4..19
            multiply-by: 2
            divide-by: 5
            offset: -1.5
            decimals: 2
            decimals-from: {address: 3}
            resolution: 4
            invalid: [65535, -1]
            range: [-10, 10]
            valid-when: [{table: coil, address: 1}, {address: 2, mask: 6, equals: 4}]
            unit: mm
            unit-from: {address: 4, codes: {1: mm, 2: "[in_i]"}}
            every: 250ms
            report: change
            deadband: 0.01
            at-least-every: 30s
            keep-raw: true
        """);

    TagSpec tag = ConfigReader.readProfile(file).tags().getFirst();

    assertThat(tag.field().register().address()).isEqualTo(16);
    assertThat(tag.field().register().type()).isEqualTo(RegisterType.UINT32);
    assertThat(tag.field().register().order()).isEqualTo(WordOrder.CDAB);
    assertThat(tag.field().register().bits().high()).isEqualTo(19);
    assertThat(tag.field().scaling().divisor()).isEqualTo(5);
    assertThat(tag.field().validity().invalid()).containsExactlyInAnyOrder(65535L, -1L);
    assertThat(tag.field().validity().onlyWhen()).hasSize(2);
    assertThat(tag.field().unit().codes()).containsEntry(2L, "[in_i]");
    assertThat(tag.decimals()).isEqualTo(4);
    assertThat(tag.every()).isEqualTo(Duration.ofMillis(250));
    assertThat(tag.reporting())
        .isEqualTo(new TagSpec.Reporting(true, 0.01, Duration.ofSeconds(30)));
    assertThat(tag.keepRaw()).isTrue();
  }

  // A poll that reads across the registers of a queue would take results out of it unseen.
  @Test
  void refusesAPollThatWouldConsumeAResult() throws IOException {
    Path file = folder.resolve("p.yml");
    Files.writeString(
        file,
        """
        profile: p
        reads: {allowed-gap: 20}
        tags:
          - {tag: before, table: input, address: 0}
          - {tag: after, table: input, address: 20}
        handshake:
          pattern: result-fifo
          waiting: {table: input, address: 40}
          values: [{tag: leak, table: input, address: 10}]
        """);

    assertThat(catchThrowableOfType(ConfigException.class, () -> ConfigReader.readProfile(file)))
        .hasMessageContaining("would consume a result");
  }

  @Test
  void prefersAProfileOfTheFactoryToTheBuiltInOne() throws IOException {
    Files.createDirectory(folder.resolve("profiles"));
    Files.writeString(
        folder.resolve("profiles/inline-station.yml"),
        "profile: inline-station\ntags: [{tag: own, address: 7}]\n");

    EdgeConfig config =
        read(
            HEAD
                + "gauges: [{gauge: g, connection: a, profile: inline-station, station: s,"
                + " address-offset: 100}]\n");

    TagSpec tag = config.lanes().getFirst().gauges().getFirst().profile().tags().getFirst();
    assertThat(tag.field().name()).isEqualTo("own");
    assertThat(tag.field().register().address()).isEqualTo(107);
  }
}
