package io.gaugewire.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The image that is put on a box runs without a JDK, and stops as a service is stopped. {@code
 * -Dgaugewire.image=true} makes one.
 */
@Tag("scenario")
class ImageTest {
  private static final Path SCRIPT = Path.of("packaging", "image.sh");

  @TempDir private Path folder;

  /** What the product needs, as a folder of jars. */
  private Path libraries() throws IOException {
    Path libraries = Files.createDirectories(folder.resolve("lib"));
    ToolProvider jar = ToolProvider.findFirst("jar").orElseThrow();
    int module = 0;
    for (String entry : System.getProperty("java.class.path").split(":")) {
      Path path = Path.of(entry);
      if (Files.isRegularFile(path)) {
        Files.copy(path, libraries.resolve(String.valueOf(path.getFileName())));
      } else if (Files.isDirectory(path) && !path.endsWith("test-classes")) {
        String name =
            Files.exists(path.resolve("io/gaugewire/edge")) ? "edge-agent" : "m" + module++;
        Path file = libraries.resolve("gaugewire-" + name + "-test.jar");
        int code = jar.run(System.out, System.err, "cf", file.toString(), "-C", entry, ".");
        assertThat(code).as("jar of " + entry).isZero();
      }
    }
    return libraries;
  }

  private int run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.redirectOutput(folder.resolve("log").toFile()).start();
    assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  @Test
  void startsAndStops() throws Exception {
    assumeTrue(
        Boolean.getBoolean("gaugewire.image"),
        "takes as long as all of the others: asked for with -Dgaugewire.image=true");
    Path image = folder.resolve("image");
    int made = run(List.of("sh", SCRIPT.toString(), libraries().toString(), image.toString()));
    assertThat(made).as(() -> text(folder.resolve("log"))).isZero();
    Path file =
        Files.writeString(
            folder.resolve("edge.yml"),
            """
            site: plant
            edge: line-1
            outbox: {directory: outbox, capacity: 64 MiB, reserve: 1 MiB}
            uplink: {server: "mqtt://127.0.0.1:1"}
            station-app: {host: 127.0.0.1, port: 0}
            """);
    Process edge =
        new ProcessBuilder(image.resolve("bin/edge").toString(), "run", "--config", file.toString())
            .redirectError(folder.resolve("edge.log").toFile())
            .start();
    try {
      BufferedReader out = edge.inputReader(StandardCharsets.UTF_8);
      assertThat(out.readLine())
          .as(() -> text(folder.resolve("edge.log")))
          .startsWith("edge runs, station app at http://127.0.0.1:");
      edge.toHandle().destroy();
      assertThat(edge.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(edge.exitValue()).isZero();
      assertThat(folder.resolve("edge.log")).content().contains("edge started");
    } finally {
      edge.destroyForcibly();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
