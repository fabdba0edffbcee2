package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each rule of the factory that the server keeps has a scenario over HTTP that is named after it:
 * {@code ins3…}, {@code ins1And2…}, {@code rep1To4…}.
 */
class RequirementsTest {
  private static final Map<String, Integer> RULES =
      Map.of("ins", 8, "nc", 5, "obj", 4, "rep", 5, "voc", 2);

  /** DATA-1 is the intake's own, with drills of its own. */
  private static final Set<String> DATA = Set.of("data2", "data3", "data4", "data5");

  private static final Pattern NAMED =
      Pattern.compile("(ins|nc|obj|rep|voc|data)(\\d)(?:(And|To)(\\d))?[A-Z].*");

  @Test
  void everyRuleHasAScenarioNamedAfterIt() throws Exception {
    Set<String> wanted = new TreeSet<>(DATA);
    RULES.forEach(
        (kind, last) -> {
          for (int i = 1; i <= last; i++) {
            wanted.add(kind + i);
          }
        });
    Set<String> found = new TreeSet<>();
    for (Class<?> tests : classes()) {
      for (Method method : tests.getDeclaredMethods()) {
        if (method.isAnnotationPresent(Test.class)) {
          rules(method.getName(), found);
        }
      }
    }
    assertThat(found).containsAll(wanted);
  }

  private static void rules(String name, Set<String> into) {
    Matcher named = NAMED.matcher(name);
    if (named.matches()) {
      String kind = named.group(1).toLowerCase(Locale.ROOT);
      int first = Integer.parseInt(named.group(2));
      into.add(kind + first);
      if (named.group(4) != null) {
        int last = Integer.parseInt(named.group(4));
        int from = named.group(3).equals("To") ? first + 1 : last;
        for (int i = from; i <= last; i++) {
          into.add(kind + i);
        }
      }
    }
  }

  private static Iterable<Class<?>> classes() throws IOException, URISyntaxException {
    Path here =
        Path.of(RequirementsTest.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .resolve("io/gaugewire/ingest/quality");
    try (Stream<Path> files = Files.list(here)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith("Test.class"))
          .<Class<?>>map(RequirementsTest::load)
          .toList();
    }
  }

  private static Class<?> load(String file) {
    try {
      return Class.forName("io.gaugewire.ingest.quality." + file.replace(".class", ""));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
