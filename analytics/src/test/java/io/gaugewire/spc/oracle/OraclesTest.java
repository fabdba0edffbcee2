package io.gaugewire.spc.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The library against every reference case of a directory ({@code -Doracles.dir=…}). */
class OraclesTest {
  private final List<String> failures = new ArrayList<>();

  @Test
  void agreesWithEveryReferenceCase() throws IOException {
    List<Cases> files = Cases.all();
    assertThat(files).as("files of reference cases").isNotEmpty();
    files.forEach(this::run);
    if (!failures.isEmpty()) {
      fail(failures.size() + " failures\n" + String.join("\n", failures));
    }
  }

  private void run(Cases file) {
    Topic topic = Topics.ALL.get(file.topic());
    int total = file.cases().size();
    if (topic == null) {
      if (Topics.AWAITED.contains(file.topic())) {
        System.out.printf("%-24s no adapter yet (%d cases)%n", file.topic(), total);
      } else {
        failures.add(file.file() + ": no adapter for topic " + file.topic());
      }
      return;
    }
    int passed = 0;
    for (JsonNode node : file.cases()) {
      List<String> differences = differences(topic, node);
      if (differences.isEmpty()) {
        passed++;
      } else {
        failures.add(describe(file.topic(), node, differences));
      }
    }
    System.out.printf("%-24s %d of %d%n", file.topic(), passed, total);
    if (total == 0) {
      failures.add(file.file() + ": holds no cases");
    }
  }

  private static List<String> differences(Topic topic, JsonNode node) {
    Map<String, ?> actual;
    try {
      actual = topic.answer(node.get("input"));
    } catch (RuntimeException e) {
      return List.of("threw " + e + at(e) + ", expected " + node.get("expected"));
    }
    return Comparison.differences(node.get("expected"), actual, node.get("tolerance"));
  }

  private static String at(RuntimeException e) {
    StackTraceElement[] trace = e.getStackTrace();
    return trace.length == 0 ? "" : " at " + trace[0];
  }

  private static String describe(String topic, JsonNode node, List<String> differences) {
    return topic
        + " / "
        + node.get("name").stringValue()
        + "\n    "
        + String.join("\n    ", differences);
  }
}
