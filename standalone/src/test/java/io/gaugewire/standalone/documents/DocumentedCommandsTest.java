package io.gaugewire.standalone.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.standalone.Gaugewire;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Types the commands of the operating guide, one after the other, beside a running installation.
 */
@Tag("scenario")
class DocumentedCommandsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** In the order in which one needs the other's files. */
  private static final List<String> VERBS =
      List.of("masterdata", "import", "export", "verify", "evidence", "backup", "restore", "ca");

  /** Other tests run these: for longer, with machines of their own, or after a month has ended. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "up",
          "server",
          "edge",
          "plant",
          "test",
          "build",
          "bench",
          "drill",
          "endurance",
          "analyze",
          "report");

  private static final String VALUES =
      """
      time,station,tag,value,unit
      2026-10-05T08:00:00Z,SH-10,diameter,19.998,mm
      2026-10-05T08:00:10Z,SH-10,diameter,20.003,mm
      """;

  private static final String AQDEF =
      """
      K0100 1
      K1001/1 SH-10
      K2001/1 1
      K2002/1 diameter
      K2142/1 mm
      K0001/1 20.001
      K0004/1 05.10.2026/17:00:00
      """;

  @TempDir Path directory;

  @Test
  @Timeout(value = 6, unit = TimeUnit.MINUTES)
  void everyCommandOfTheOperatingGuideRuns() throws Exception {
    Files.writeString(directory.resolve("values.csv"), VALUES);
    Files.writeString(directory.resolve("shafts.dfq"), AQDEF);
    List<String> commands = commands();
    Process installation = start("up --data installation --port 0");
    try {
      awaitReady(installation);
      for (String command : commands) {
        Process typed = start(command);
        String said = new String(typed.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(typed.waitFor()).as("%s%n%s", command, said).isZero();
      }
    } finally {
      installation.destroy();
      installation.waitFor(60, TimeUnit.SECONDS);
      installation.destroyForcibly();
    }
    assertThat(commands).hasSizeGreaterThanOrEqualTo(10);
    assertThat(directory.resolve("out.csv")).content().contains("20.003");
    assertThat(directory.resolve("out.dfq")).content().contains("20.001");
    assertThat(directory.resolve("restored/postgres")).isDirectory();
  }

  /** What can be typed without a server elsewhere; the placeholders are files of the test. */
  private static List<String> commands() throws IOException {
    List<String> commands = new ArrayList<>();
    for (Document document : Document.all(ROOT)) {
      for (String command : document.typedCommands()) {
        String verb = command.split(" ", 3)[1];
        if (!ELSEWHERE.contains(verb) && !command.contains("--config")) {
          assertThat(VERBS).as("a verb that this test knows: %s", command).contains(verb);
          commands.add(
              command
                  .replaceFirst("^gaugewire ", "")
                  .replace("--data NEW_DIR", "--data restored")
                  .replaceAll("--data (DIR|DATA)", "--data installation")
                  .replace("--out DIR", "--out reports"));
        }
      }
    }
    return commands.stream()
        .distinct()
        .sorted(Comparator.comparingInt(command -> VERBS.indexOf(command.split(" ", 2)[0])))
        .toList();
  }

  private Process start(String command) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-Xmx512m", "--enable-native-access=ALL-UNNAMED"));
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), Gaugewire.class.getName()));
    words.addAll(Document.words(command));
    return new ProcessBuilder(words)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .start();
  }

  private static void awaitReady(Process installation) throws IOException {
    var output =
        new BufferedReader(
            new InputStreamReader(installation.getInputStream(), StandardCharsets.UTF_8));
    List<String> said = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.add(line);
      if (line.startsWith("ready ")) {
        Thread.ofVirtual().start(() -> readOn(output));
        return;
      }
    }
    throw new AssertionError("it ended before it was ready: " + said);
  }

  /** So that it never waits for a reader; ends with the process. */
  private static void readOn(BufferedReader output) {
    try {
      output.transferTo(Writer.nullWriter());
    } catch (IOException e) {
      // The process was ended.
    }
  }
}
