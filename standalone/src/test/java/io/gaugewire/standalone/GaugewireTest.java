package io.gaugewire.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GaugewireTest {
  /** The launcher, seen from the module's directory, in which tests run. */
  private static final Path LAUNCHER = Path.of("..", "gaugewire").toAbsolutePath().normalize();

  @TempDir Path directory;

  private record Answer(int exit, String output, String errors) {}

  private static Answer answer(String... arguments) {
    var output = new StringWriter();
    var errors = new StringWriter();
    CommandLine commandLine =
        Gaugewire.commandLine()
            .setOut(new PrintWriter(output, true))
            .setErr(new PrintWriter(errors, true));
    int exit = commandLine.execute(arguments);
    return new Answer(exit, output.toString(), errors.toString());
  }

  private static Answer launch(String... arguments) throws Exception {
    var words = new ArrayList<>(List.of("sh", LAUNCHER.toString()));
    words.addAll(List.of(arguments));
    Process process = new ProcessBuilder(words).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), output, errors);
  }

  @Test
  void wrongUseEndsWithTwoAndOneLine() {
    for (String[] wrong :
        new String[][] {
          {},
          {"fly"},
          {"plant", "--speed"},
          {"plant", "--speed", "fast"},
          {"plant", "--nonsense"},
          {"plant", "--user", "x"},
          {"up", "--port", "70000"},
          {"up", "--speed", "-1"},
          {"server"}
        }) {
      Answer answer = answer(wrong);
      assertThat(answer.exit()).as(String.join(" ", wrong)).isEqualTo(2);
      assertThat(answer.errors().lines()).as(String.join(" ", wrong)).hasSize(1);
    }
    assertThat(answer("plant", "--speed", "0").errors()).contains("--speed: found 0.0");
  }

  @Test
  void everyVerbKnowsHelp() {
    for (String verb : Gaugewire.commandLine().getSubcommands().keySet()) {
      assertThat(answer(verb, "--help").exit()).as(verb).isZero();
      assertThat(answer(verb, "--help").output()).contains("gaugewire " + verb);
    }
  }

  @Test
  void theLauncherListsExactlyTheVerbsThatWork() throws Exception {
    Answer help = launch("--help");
    assertThat(help.exit()).isZero();
    String working = help.output().substring(0, help.output().indexOf("environment:"));
    List<String> listed =
        working
            .lines()
            .filter(line -> line.startsWith("  "))
            .map(line -> line.strip().split(" ", 2)[0])
            .toList();
    var verbs = new ArrayList<>(Gaugewire.commandLine().getSubcommands().keySet());
    verbs.addAll(List.of("test", "build"));
    assertThat(listed).containsExactlyInAnyOrderElementsOf(verbs);
  }

  @Test
  void theLauncherRefusesWrongUseBeforeItBuildsAnything() throws Exception {
    assertThat(launch().exit()).isEqualTo(2);
    assertThat(launch("test", "nonsense").exit()).isEqualTo(2);
    assertThat(launch("--nonsense").errors().lines()).hasSize(1);
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void theVirtualPlantStopsWithZeroWhenAsked() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Gaugewire.class.getName(),
                "plant",
                "--data",
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = output.readLine();
      while (line != null && !line.startsWith("edge configuration")) {
        line = output.readLine();
      }
      assertThat(line).isNotNull();
      assertThat(Files.readString(directory.resolve("edge/edge.yml"))).contains("station: SH-10");
      process.destroy();
      assertThat(process.waitFor()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }
}
