package io.gaugewire.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The files for Docker, as far as they can be judged without a Docker engine. */
class ComposeFileTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @TempDir Path directory;

  private static String text(String name) throws IOException {
    return Files.readString(ROOT.resolve(name));
  }

  private static JsonNode compose() throws IOException {
    return new YAMLMapper().readTree(text("docker-compose.yml"));
  }

  private static Schema schema() throws IOException {
    try (InputStream in = ComposeFileTest.class.getResourceAsStream("/compose/compose-spec.json")) {
      if (in == null) {
        throw new IllegalStateException("the schema is missing");
      }
      // The file names its dialect and itself by addresses that a strict reader does not accept.
      String json =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replace(
                  "https://json-schema.org/draft-07/schema",
                  "http://json-schema.org/draft-07/schema#")
              .replace("\"compose_spec.json\"", "\"https://gaugewire.io/compose-spec.json\"");
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(json, InputFormat.JSON);
    }
  }

  @Test
  void followsTheComposeSpecification() throws IOException {
    assertThat(schema().validate(text("docker-compose.yml"), InputFormat.YAML)).isEmpty();
    String broken = text("docker-compose.yml").replace("healthcheck:", "healthchecks:");
    assertThat(schema().validate(broken, InputFormat.YAML)).isNotEmpty();
  }

  @Test
  void everyServiceSaysWhetherItIsWellAndComesBack() throws IOException {
    JsonNode services = compose().path("services");
    assertThat(services.propertyNames())
        .containsExactlyInAnyOrder("database", "broker", "server", "plant", "edge");
    services.forEachEntry(
        (name, service) -> {
          assertThat(service.path("healthcheck").path("test").size()).as(name).isPositive();
          assertThat(service.path("restart").asString()).as(name).isEqualTo("unless-stopped");
          String image = service.path("image").asString();
          assertThat(image.equals("gaugewire") || image.matches("[a-z/-]+:[0-9][0-9a-z.-]*"))
              .as("%s has a fixed version", image)
              .isTrue();
        });
  }

  @Test
  void passwordsComeFromFilesAndPortsAreOpenToThisMachineOnly() throws IOException {
    JsonNode compose = compose();
    assertThat(compose.path("secrets")).isNotEmpty();
    assertThat(compose.path("services")).anyMatch(service -> !service.path("ports").isEmpty());
    compose
        .path("secrets")
        .forEachEntry(
            (name, secret) ->
                assertThat(secret.path("file").asString()).isEqualTo("docker/secrets/" + name));
    for (JsonNode service : compose.path("services")) {
      for (String variable : service.path("environment").propertyNames()) {
        assertThat(!variable.contains("PASSWORD") || variable.endsWith("_FILE"))
            .as(variable)
            .isTrue();
      }
      for (JsonNode secret : service.path("secrets")) {
        assertThat(compose.path("secrets").has(secret.asString())).as(secret.asString()).isTrue();
      }
      for (JsonNode port : service.path("ports")) {
        assertThat(port.asString()).startsWith("127.0.0.1:");
      }
    }
  }

  @Test
  void everyFileThatIsMountedIsThere() throws IOException {
    int mounted = 0;
    for (JsonNode service : compose().path("services")) {
      for (JsonNode volume : service.path("volumes")) {
        String source = volume.asString().split(":", 2)[0];
        if (source.startsWith("./")) {
          assertThat(ROOT.resolve(source).normalize()).isRegularFile();
          mounted++;
        }
      }
    }
    assertThat(mounted).isPositive();
  }

  @Test
  void theImageDoesNotRunAsRoot() throws IOException {
    List<String> users =
        text("docker/Dockerfile")
            .lines()
            .filter(line -> line.startsWith("USER "))
            .map(line -> line.substring("USER ".length()))
            .toList();
    assertThat(users).isNotEmpty();
    assertThat(users.getLast()).isNotIn("root", "0");
  }

  @Test
  void makesEverySecretOnceAndOnlyForItsOwner() throws Exception {
    Path script = Files.createDirectory(directory.resolve("docker")).resolve("make-secrets");
    Files.copy(ROOT.resolve("docker/make-secrets"), script, StandardCopyOption.COPY_ATTRIBUTES);
    assertThat(run("sh", script.toString())).isZero();
    Path secrets = directory.resolve("docker/secrets");
    assertThat(compose().path("secrets").propertyNames()).isNotEmpty();
    for (String name : compose().path("secrets").propertyNames()) {
      assertThat(Files.readString(secrets.resolve(name))).matches("[0-9a-f]{48}");
    }
    String first = Files.readString(secrets.resolve("database_password"));
    assertThat(run("sh", script.toString())).isZero();
    assertThat(Files.readString(secrets.resolve("database_password"))).isEqualTo(first);
    assertThat(Files.getPosixFilePermissions(secrets)).hasSize(3);
  }

  @Test
  void theScriptsAreGoodShell() throws Exception {
    try (Stream<Path> files = Files.walk(ROOT.resolve("docker"))) {
      List<Path> scripts = files.filter(ComposeFileTest::isScript).toList();
      assertThat(scripts).hasSize(4);
      for (Path script : scripts) {
        assertThat(run(interpreter(script), "-n", script.toString())).as("%s", script).isZero();
      }
    }
  }

  private static boolean isScript(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  private static String interpreter(Path script) throws IOException {
    return Files.readAllLines(script).getFirst().substring("#!".length());
  }

  private static int run(String... words) throws IOException, InterruptedException {
    return new ProcessBuilder(words).inheritIO().start().waitFor();
  }
}
