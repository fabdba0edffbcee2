package io.gaugewire.standalone.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.standalone.Gaugewire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class DocumentsTest {
  /** The repository, seen from the module's directory, in which tests run. */
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Set<String> OF_THE_LAUNCHER = Set.of("test", "build", "--help", "--version");
  private static final Pattern REQUEST =
      Pattern.compile("(GET|POST|PUT|PATCH|DELETE) (/[a-z][^ ?]*)(\\?.*)?");

  private static final Pattern FILE = Pattern.compile("[\\w.-]+(/[\\w.-]+)+\\.[a-z]{2,7}");

  /** An edge's own interface, which the contract of the server does not describe. */
  private static final String OF_THE_EDGE = "/api/station/";

  @Test
  void everyCommandCanBeTypedAsItStands() throws IOException {
    List<String> wrong = new ArrayList<>();
    int read = 0;
    for (Document document : Document.all(ROOT)) {
      for (String command : document.commands()) {
        read++;
        String problem = problemOf(command);
        if (!problem.isEmpty()) {
          wrong.add(ROOT.relativize(document.file()) + ": " + command + ": " + problem);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(read).isGreaterThan(30);
  }

  /** What the command line says against it, or nothing. Letters in capitals stand for a value. */
  private static String problemOf(String command) {
    List<String> words = Document.words(command.replaceFirst("^gaugewire ", ""));
    if (words.isEmpty() || OF_THE_LAUNCHER.contains(words.get(0))) {
      return "";
    }
    Map<String, CommandLine> verbs = Gaugewire.commandLine().getSubcommands();
    int named = 0;
    while (named < words.size()) {
      CommandLine verb = verbs.get(words.get(named));
      if (verb == null) {
        break;
      }
      verbs = verb.getSubcommands();
      named++;
    }
    if (named == 0) {
      return "no such verb";
    }
    if (named == words.size()) {
      return "";
    }
    try {
      Gaugewire.commandLine().parseArgs(words.toArray(String[]::new));
      return "";
    } catch (ParameterException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<Document> documents = Document.all(ROOT);
    List<String> broken = new ArrayList<>();
    for (Document document : documents) {
      for (String link : document.links()) {
        String[] parts = link.split("#", 2);
        Path target =
            parts[0].isEmpty()
                ? document.file()
                : document.file().resolveSibling(parts[0]).normalize();
        if (!Files.exists(target)
            || (parts.length > 1 && !hasAnchor(documents, target, parts[1]))) {
          broken.add(ROOT.relativize(document.file()) + ": " + link);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  private static boolean hasAnchor(List<Document> documents, Path target, String anchor) {
    return documents.stream()
        .filter(document -> document.file().equals(target))
        .anyMatch(document -> document.anchors().contains(anchor));
  }

  @Test
  void everyRequestIsInTheContract() throws IOException {
    Set<String> offered = requestsOfTheContract();
    List<String> unknown = new ArrayList<>();
    for (Document document : Document.all(ROOT)) {
      if (document.file().endsWith("CHANGELOG.md")) {
        continue;
      }
      for (String span : document.codeSpans()) {
        var request = REQUEST.matcher(span);
        if (request.matches()
            && !request.group(2).startsWith(OF_THE_EDGE)
            && !offered.contains(
                request.group(1) + ' ' + withoutNames(request.group(2).replace("/api/v1", "")))) {
          unknown.add(ROOT.relativize(document.file()) + ": " + span);
        }
      }
    }
    assertThat(unknown).isEmpty();
  }

  private static Set<String> requestsOfTheContract() {
    JsonNode paths =
        new YAMLMapper().readTree(ROOT.resolve("docs/api/openapi.yaml").toFile()).get("paths");
    Set<String> requests = new TreeSet<>();
    for (var path : paths.properties()) {
      for (String method : path.getValue().propertyNames()) {
        requests.add(
            method.toUpperCase(Locale.ROOT)
                + ' '
                + withoutNames(path.getKey().replace("/api/v1", "")));
      }
    }
    return requests;
  }

  private static String withoutNames(String path) {
    return path.replaceAll("\\{[^}]*\\}", "{}");
  }

  /**
   * A path counts as one of the tree's where its first directory stands beside it or at the top.
   */
  @Test
  void everyFileThatIsNamedIsThere() throws IOException {
    List<String> missing = new ArrayList<>();
    int read = 0;
    for (Document document : Document.all(ROOT)) {
      for (String span : document.codeSpans()) {
        Path named = Path.of(span);
        if (!FILE.matcher(span).matches()
            || span.contains("NNNN")
            || document.file().endsWith("CHANGELOG.md")
            || Stream.of(ROOT, document.file().getParent())
                .noneMatch(from -> Files.isDirectory(from.resolve(named.getName(0))))) {
          continue;
        }
        read++;
        if (Stream.of(ROOT, document.file().getParent())
            .noneMatch(from -> Files.exists(from.resolve(named)))) {
          missing.add(ROOT.relativize(document.file()) + ": " + span);
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(read).isGreaterThan(10);
  }

  @Test
  void everyScriptOfTheScreensIsThere() throws IOException {
    JsonNode scripts =
        new YAMLMapper().readTree(ROOT.resolve("dashboards/package.json").toFile()).get("scripts");
    List<String> missing = new ArrayList<>();
    for (Document document : Document.all(ROOT)) {
      for (String script : document.npmScripts()) {
        if (!scripts.has(script)) {
          missing.add(ROOT.relativize(document.file()) + ": npm run " + script);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyTestThatIsNamedIsThere() throws IOException {
    Set<String> there = testClasses();
    List<String> missing = new ArrayList<>();
    for (Document document : Document.all(ROOT)) {
      for (String span : document.codeSpans()) {
        if (span.matches("[A-Z][A-Za-z]+Test") && !there.contains(span)) {
          missing.add(ROOT.relativize(document.file()) + ": " + span);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static Set<String> testClasses() throws IOException {
    Set<String> classes = new TreeSet<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path tests : modules.map(module -> module.resolve("src/test")).toList()) {
        if (Files.isDirectory(tests)) {
          try (Stream<Path> sources = Files.walk(tests)) {
            sources
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith("Test.java"))
                .forEach(name -> classes.add(name.replace(".java", "")));
          }
        }
      }
    }
    return classes;
  }
}
