package io.gaugewire.standalone.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One Markdown file of the repository. */
record Document(Path file, String text) {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");
  private static final Pattern CODE_SPAN = Pattern.compile("`([^`]+)`");
  private static final Pattern NPM_SCRIPT = Pattern.compile("npm run ([a-z0-9]+)");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final Pattern BLOCK_COMMAND =
      Pattern.compile("(?m)^ {0,8}\\./(gaugewire [^\\n]*)$");

  static List<Document> all(Path root) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> top = Files.list(root);
        Stream<Path> docs = Files.walk(root.resolve("docs"))) {
      Stream.concat(top, docs).filter(file -> file.toString().endsWith(".md")).forEach(files::add);
    }
    files.add(root.resolve("dashboards/README.md"));
    List<Document> documents = new ArrayList<>();
    for (Path file : files) {
      documents.add(new Document(file, Files.readString(file)));
    }
    return documents;
  }

  /** Where its links and images lead within the repository, as they are written. */
  List<String> links() {
    return LINK.matcher(withoutCode())
        .results()
        .map(match -> match.group(1))
        .filter(link -> !link.matches("[a-z]+:.*"))
        .toList();
  }

  /** The names under which its headings can be linked to. */
  List<String> anchors() {
    return HEADING
        .matcher(text)
        .results()
        .map(match -> match.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").strip().replace(' ', '-'))
        .toList();
  }

  /** What it names between backquotes, each on one line. */
  List<String> codeSpans() {
    return CODE_SPAN
        .matcher(text.replaceAll("(?s)```.*?```", ""))
        .results()
        .map(match -> match.group(1).replaceAll("\\s+", " ").strip())
        .toList();
  }

  /** Every call of the launcher with options: in blocks to be typed, and in running text. */
  List<String> commands() {
    List<String> commands = new ArrayList<>(typedCommands());
    for (String span : codeSpans()) {
      if (span.matches("(\\./)?gaugewire .+")) {
        commands.add(span.replaceFirst("^\\./", ""));
      }
    }
    return commands;
  }

  /** The calls of the launcher that stand in blocks to be typed. */
  List<String> typedCommands() {
    return BLOCK_COMMAND
        .matcher(text)
        .results()
        .map(match -> match.group(1).replaceAll("\\s+#.*", "").strip())
        .toList();
  }

  /** The scripts of the screens that it has run. */
  List<String> npmScripts() {
    return NPM_SCRIPT.matcher(text).results().map(match -> match.group(1)).toList();
  }

  /** The words of a command; optional parts count as given, N and an ellipsis as 1. */
  static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher part = WORD.matcher(command.replaceAll("[\\[\\]]", ""));
    while (part.find()) {
      String word = part.group(1) == null ? part.group(2) : part.group(1);
      words.add(word.equals("N") || word.equals("…") ? "1" : word);
    }
    return words;
  }

  private String withoutCode() {
    return text.replaceAll("(?s)```.*?```", "").replaceAll("`[^`\\n]*`", "");
  }
}
