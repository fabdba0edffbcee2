package io.gaugewire.standalone.ca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gaugewire.edge.EdgeAgent;
import io.gaugewire.edge.tls.PemFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CaVerbTest {
  private static final int DNS_NAME = 2;
  private static final int ADDRESS = 7;

  @TempDir private Path directory;

  private final StringWriter said = new StringWriter();

  private int ca(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--dir", folder().toString()));
    PrintWriter out = new PrintWriter(said, true);
    return new CommandLine(new CaVerb())
        .setOut(out)
        .setErr(out)
        .setParameterExceptionHandler(
            (problem, arguments) -> {
              out.println(problem.getMessage());
              return 2;
            })
        .setExecutionExceptionHandler(
            (failure, command, result) -> {
              out.println(failure.getMessage());
              return 1;
            })
        .execute(all.toArray(String[]::new));
  }

  private Path folder() {
    return directory.resolve("ca");
  }

  private X509Certificate certificate(String name) throws Exception {
    return Pem.certificate(Files.readString(folder().resolve(name + ".crt")));
  }

  @Test
  void aDeviceThatTrustsTheAuthorityOpensTheStationAppAndNoOtherDoes() throws Exception {
    assertThat(ca("init", "--name", "Plant 1")).isZero();
    assertThat(ca("issue", "hall-1", "--host", "localhost", "--host", "127.0.0.1")).isZero();
    Path configuration =
        Files.writeString(
            directory.resolve("edge.yml"),
            """
            site: plant
            edge: hall-1
            outbox: {directory: outbox, capacity: 64 MiB, reserve: 1 MiB}
            uplink: {server: "mqtt://127.0.0.1:1"}
            station-app:
              host: 127.0.0.1
              port: 0
              tls: {certificate: ca/hall-1.crt, key: ca/hall-1.key}
            """);
    PemFiles trusting =
        new PemFiles(folder().resolve("authority.crt"), Optional.<PemFiles.Identity>empty());
    try (EdgeAgent edge = EdgeAgent.start(configuration)) {
      URI app = edge.stationAddress();
      assertThat(app.getScheme()).isEqualTo("https");
      assertThat(get(app.resolve("/api/station/status"), trusting.context()).statusCode())
          .isEqualTo(200);
      URI byName = URI.create("https://localhost:" + app.getPort() + "/");
      assertThat(get(byName, trusting.context()).body()).contains("hall-1");
      assertThatThrownBy(() -> get(app, SSLContext.getDefault()))
          .isInstanceOf(SSLHandshakeException.class);
      URI plain = URI.create("http://127.0.0.1:" + app.getPort() + "/");
      assertThatThrownBy(() -> get(plain, trusting.context())).isInstanceOf(IOException.class);
    }
  }

  private static HttpResponse<String> get(URI address, SSLContext trust)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().sslContext(trust).build()) {
      HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20)).build();
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void everyFileIsForItsOwnerAloneAndIsNeverOverwritten() throws Exception {
    assertThat(ca("init", "--name", "Plant 1")).isZero();
    assertThat(ca("issue", "hall-1", "--host", "10.0.0.12")).isZero();
    byte[] authority = Files.readAllBytes(folder().resolve("authority.key"));
    byte[] edge = Files.readAllBytes(folder().resolve("hall-1.key"));

    assertThat(ca("init", "--name", "Plant 1")).isEqualTo(1);
    assertThat(ca("issue", "hall-1", "--host", "10.0.0.12")).isEqualTo(1);

    assertThat(said.toString()).contains("exists and is not overwritten");
    assertThat(Files.readAllBytes(folder().resolve("authority.key"))).isEqualTo(authority);
    assertThat(Files.readAllBytes(folder().resolve("hall-1.key"))).isEqualTo(edge);
    try (Stream<Path> files = Files.list(folder())) {
      assertThat(files.toList())
          .hasSize(4)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
        .isEqualTo("rwx------");
  }

  @Test
  void aCertificateSaysWhatItIsGoodForAndForHowLong() throws Exception {
    Instant before = Instant.now();
    ca("init", "--name", "Plant 1");
    ca("issue", "hall-1", "--host", "Hall-1.Plant.example", "--host", "fd00::12", "--days", "30");
    X509Certificate authority = certificate("authority");
    X509Certificate edge = certificate("hall-1");

    authority.verify(authority.getPublicKey());
    edge.verify(authority.getPublicKey());
    assertThat(authority.getSubjectX500Principal().getName())
        .isEqualTo("CN=Plant 1 certificate authority");
    assertThat(said.toString()).contains(Pem.fingerprint(authority));
    // 0: it may sign certificates, and none that sign others; -1: it may sign none.
    assertThat(authority.getBasicConstraints()).isZero();
    assertThat(edge.getBasicConstraints()).isEqualTo(-1);
    assertThat(edge.getExtendedKeyUsage())
        .containsExactlyInAnyOrder("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
    assertThat(edge.getSubjectAlternativeNames().stream().map(String::valueOf))
        .containsExactlyInAnyOrder(
            List.of(DNS_NAME, "hall-1.plant.example").toString(),
            List.of(ADDRESS, "fd00:0:0:0:0:0:0:12").toString());
    assertThat(edge.getNotAfter().toInstant())
        .isBetween(
            before.plus(Duration.ofDays(30)).minusSeconds(1),
            Instant.now().plus(Duration.ofDays(30)));
    assertThat(edge.getNotBefore().toInstant()).isBefore(before.minus(Duration.ofHours(23)));
    assertThat(edge.getSerialNumber().bitLength()).isBetween(64, 160);
  }

  @Test
  void aCertificateNeverOutlivesItsAuthority() throws Exception {
    Instant now = Instant.parse("2026-11-21T08:00:00Z");
    Issued made = PlantAuthority.make("Plant 1", now);
    Instant end = made.certificate().getNotAfter().toInstant();
    Issued issued =
        new PlantAuthority(made)
            .issue(
                "hall-1",
                List.of(new Host.Name("hall-1")),
                end.minus(Duration.ofDays(3)),
                Duration.ofDays(825));
    assertThat(issued.certificate().getNotAfter().toInstant()).isEqualTo(end);
  }

  @Test
  void whatIsNoNameNoHostOrTooLongIsRefusedBeforeAnythingIsWritten() {
    assertThat(ca("issue", "hall-1", "--host", "10.0.0.12")).isEqualTo(1);
    assertThat(said.toString()).contains("make one with: gaugewire ca init");
    assertThat(ca("init", "--name", "Plant 1")).isZero();
    for (String host : List.of("10.0.0", "10.0.0.300", "-x", "a b", "", "https://hall-1", "*.x")) {
      assertThat(ca("issue", "hall-1", "--host", host)).as(host).isEqualTo(2);
    }
    for (String name : List.of("authority", "../x", "", ".hidden", "a/b")) {
      assertThat(ca("issue", name, "--host", "hall-1")).as(name).isEqualTo(2);
    }
    assertThat(ca("issue", "hall-1", "--host", "hall-1", "--days", "826")).isEqualTo(2);
    assertThat(ca("issue", "hall-1")).isEqualTo(2);
    assertThat(folder().resolve("hall-1.key")).doesNotExist();
  }
}
