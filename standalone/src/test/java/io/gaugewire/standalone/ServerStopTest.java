package io.gaugewire.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server as a process of its own, configured by its environment alone. */
@Tag("scenario")
class ServerStopTest {
  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void aServerThatWaitsForItsDatabaseLogsInJsonAndEndsWithZeroWhenAsked() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "io.gaugewire.standalone.Gaugewire",
            "server");
    builder.environment().put("GAUGEWIRE_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/none");
    builder.environment().put("GAUGEWIRE_HTTP_PORT", "0");
    builder.environment().put("GAUGEWIRE_MQTT_PORT", "0");
    builder.environment().put("GAUGEWIRE_LOG", "json");
    Process process = builder.redirectErrorStream(true).start();
    List<JsonNode> lines = new ArrayList<>();
    try (BufferedReader log =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      boolean waits = false;
      while (!waits) {
        String line = log.readLine();
        if (line == null) {
          throw new AssertionError("the server ended before it waited for its database");
        }
        if (!line.startsWith("WARNING: ")) { // The JVM's own, about libraries.
          lines.add(JsonMapper.shared().readTree(line));
          waits = line.contains("waiting for the database");
        }
      }
      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
    assertThat(lines.getLast().path("level").asString()).isEqualTo("WARN");
    assertThat(lines.getLast().path("kvpList").toString()).contains("reason");
  }
}
