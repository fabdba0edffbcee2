package io.gaugewire.settings;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One section of a file and the questions that are asked of it. A wrong answer becomes a problem
 * and a harmless value, so that reading goes on and finds the rest. {@link #done} reports the keys
 * nobody asked for.
 */
public final class Section {
  private static final int LONGEST_NAME = 200;

  private final String file;
  private final String path;
  private final Node.Mapping node;
  private final Problems problems;
  private final Set<String> asked = new LinkedHashSet<>();

  /**
   * A section.
   *
   * @param path of keys that leads to it; empty for the file itself
   * @param problems takes what is wrong
   */
  public Section(String file, String path, Node.Mapping node, Problems problems) {
    this.file = file;
    this.path = path;
    this.node = node;
    this.problems = problems;
  }

  /** Whether the key is there; it counts as asked for. */
  public boolean has(String key) {
    asked.add(key);
    return node.entries().containsKey(key);
  }

  /** The keys that lead to one of this section, joined by dots, as problems name them. */
  public String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** Reports that the value of {@code key}, or the section itself when it is absent, is wrong. */
  public void wrong(String key, String found, String expected) {
    Node at = node.entries().get(key);
    problems.add(file, at == null ? node.line() : at.line(), path(key), found, expected);
  }

  private void wrong(String key, Node value, String expected) {
    problems.add(file, value.line(), path(key), value.describe(), expected);
  }

  private @Nullable String scalar(String key, boolean required, String expected) {
    asked.add(key);
    return switch (node.entries().get(key)) {
      case null -> {
        if (required) {
          wrong(key, "nothing", expected);
        }
        yield null;
      }
      case Node.Scalar scalar -> scalar.text();
      case Node other -> {
        wrong(key, other, expected);
        yield null;
      }
    };
  }

  /** A required name: 1 to 200 characters without blanks around them. */
  public String name(String key) {
    String text = scalar(key, true, "a name");
    return text == null ? "?" : checkedName(key, text);
  }

  /** The same, or {@code fallback} when the key is absent. */
  public String name(String key, String fallback) {
    String text = scalar(key, false, "a name");
    return text == null ? fallback : checkedName(key, text);
  }

  private String checkedName(String key, String text) {
    if (text.isBlank() || text.length() > LONGEST_NAME || !text.equals(text.strip())) {
      wrong(
          key, "'" + text + "'", "a name of 1 to " + LONGEST_NAME + " characters, no blank around");
      return "?";
    }
    return text;
  }

  /** Any text, also empty; {@code fallback} when the key is absent. */
  public String text(String key, String fallback) {
    String text = scalar(key, false, "text");
    return text == null ? fallback : text;
  }

  /**
   * What a text spells.
   *
   * @return empty when there is no text, or when it spells nothing that is expected, which is told
   */
  private <T> Optional<T> spelled(
      String key, @Nullable String text, String expected, Function<String, Optional<T>> spelling) {
    if (text == null) {
      return Optional.empty();
    }
    Optional<T> value = spelling.apply(text);
    if (value.isEmpty()) {
      wrong(key, "'" + text + "'", expected);
    }
    return value;
  }

  private <T> Optional<T> spelled(
      String key, String expected, Function<String, Optional<T>> spelling) {
    return spelled(key, scalar(key, false, expected), expected, spelling);
  }

  /** A required whole number from {@code min} to {@code max}, decimal or hexadecimal. */
  public long whole(String key, long min, long max) {
    return whole(key, scalar(key, true, range(min, max)), min, max, min);
  }

  /** The same, or {@code fallback} when the key is absent. */
  public long whole(String key, long min, long max, long fallback) {
    return whole(key, scalar(key, false, range(min, max)), min, max, fallback);
  }

  private static String range(long min, long max) {
    return "a whole number from " + min + " to " + max;
  }

  private long whole(String key, @Nullable String text, long min, long max, long fallback) {
    return spelled(
            key,
            text,
            range(min, max),
            spelling -> Spelling.whole(spelling).filter(number -> min <= number && number <= max))
        .orElse(fallback);
  }

  /** A port from 1 to 65535. */
  public int port(String key, int fallback) {
    return (int) whole(key, 1, 65535, fallback);
  }

  /** A finite number, or {@code fallback} when the key is absent. */
  public double number(String key, double fallback) {
    return spelled(key, "a number", Spelling::number).orElse(fallback);
  }

  /** A decimal number exactly as written, or empty when the key is absent. */
  public Optional<BigDecimal> decimal(String key) {
    return spelled(key, "a decimal number", Spelling::decimal);
  }

  /** A list of texts, or {@code fallback} when the key is absent. */
  public List<String> texts(String key, List<String> fallback) {
    asked.add(key);
    return switch (node.entries().get(key)) {
      case null -> fallback;
      case Node.Sequence list -> {
        List<String> texts = new ArrayList<>();
        for (Node item : list.items()) {
          if (item instanceof Node.Scalar scalar) {
            texts.add(scalar.text());
          } else {
            wrong(key, item, "a list of texts");
          }
        }
        yield texts;
      }
      case Node other -> {
        wrong(key, other, "a list of texts");
        yield fallback;
      }
    };
  }

  /** {@code true} or {@code false}, or {@code fallback} when the key is absent. */
  public boolean yes(String key, boolean fallback) {
    return spelled(key, "true or false", Spelling::yes).orElse(fallback);
  }

  /** A duration from {@code min} to {@code max}, or {@code fallback} when the key is absent. */
  public Duration duration(String key, Duration min, Duration max, Duration fallback) {
    String expected =
        "a duration such as 250ms, 2s, 5min or 1h, from "
            + Spelling.of(min)
            + " to "
            + Spelling.of(max);
    return spelled(
            key,
            expected,
            text ->
                Spelling.duration(text)
                    .filter(length -> length.compareTo(min) >= 0 && length.compareTo(max) <= 0))
        .orElse(fallback);
  }

  /** A size in bytes, given with KiB, MiB or GiB. */
  public long bytes(String key, long min, long fallback) {
    String expected = "a size such as 64 MiB or 2 GiB, at least " + min / 1024 + " KiB";
    return spelled(key, expected, text -> Spelling.bytes(text).filter(size -> size >= min))
        .orElse(fallback);
  }

  /** A range {@code low..high} within {@code min..max}, or null when the key is absent. */
  public int @Nullable [] range(String key, int min, int max) {
    return spelled(
            key,
            "a range such as 3..5 within " + min + ".." + max,
            text -> Spelling.range(text).filter(range -> min <= range[0] && range[1] <= max))
        .orElse(null);
  }

  /** One of the constants, written in lower case with hyphens. */
  public <E extends Enum<E>> E choice(String key, E[] all, @Nullable E fallback) {
    String expected =
        "one of " + Arrays.stream(all).map(Spelling::of).collect(Collectors.joining(", "));
    String text = scalar(key, fallback == null, expected);
    for (E constant : all) {
      if (Spelling.of(constant).equals(text)) {
        return constant;
      }
    }
    if (text != null) {
      wrong(key, "'" + text + "'", expected);
    }
    return fallback == null ? all[0] : fallback;
  }

  /** A path, taken from the folder of the file when it is relative. */
  public Path path(String key, Path folder, String fallback) {
    String text = scalar(key, false, "a path");
    return folder.resolve(text == null ? fallback : text);
  }

  /** A required path. */
  public Path requiredPath(String key, Path folder) {
    String text = scalar(key, true, "a path");
    return folder.resolve(text == null ? "" : text);
  }

  /** A section of this one, or null when the key is absent. */
  public @Nullable Section section(String key) {
    asked.add(key);
    return switch (node.entries().get(key)) {
      case null -> null;
      case Node.Mapping map -> new Section(file, path(key), map, problems);
      case Node other -> {
        wrong(key, other, "a section with keys");
        yield null;
      }
    };
  }

  /** A section that must be there; an empty one, whose problems do not count, when it is not. */
  public Section requiredSection(String key) {
    if (!has(key)) {
      wrong(key, "nothing", "a section with keys");
    }
    Section section = section(key);
    return section == null
        ? new Section(file, path(key), new Node.Mapping(node.line(), Map.of()), new Problems())
        : section;
  }

  /** The sections of a list; none when the key is absent. */
  public List<Section> sections(String key) {
    asked.add(key);
    List<Section> sections = new ArrayList<>();
    switch (node.entries().get(key)) {
      case null -> {}
      case Node.Sequence list -> {
        for (Node item : list.items()) {
          String itemKey = key + "[" + sections.size() + "]";
          if (item instanceof Node.Mapping map) {
            sections.add(new Section(file, path(itemKey), map, problems));
          } else {
            problems.add(file, item.line(), path(itemKey), item.describe(), "a section with keys");
          }
        }
      }
      case Node other -> wrong(key, other, "a list");
    }
    return sections;
  }

  /** The sections of a map, by name, in the order of the file. */
  public Map<String, Section> named(String key) {
    Map<String, Section> sections = new LinkedHashMap<>();
    Section map = section(key);
    if (map != null) {
      for (String name : map.keys()) {
        Section section = map.section(name);
        if (section != null) {
          sections.put(name, section);
        }
      }
    }
    return sections;
  }

  /** Every key, in the order of the file; they do not count as asked for. */
  public Set<String> keys() {
    return node.entries().keySet();
  }

  /** A list of whole numbers; a single number counts as a list of one. */
  public Set<Long> wholes(String key) {
    asked.add(key);
    Set<Long> numbers = new LinkedHashSet<>();
    List<Node> items =
        switch (node.entries().get(key)) {
          case null -> List.of();
          case Node.Sequence list -> list.items();
          case Node other -> List.of(other);
        };
    for (Node item : items) {
      if (item instanceof Node.Scalar scalar) {
        long value = whole(key, scalar.text(), Long.MIN_VALUE, Long.MAX_VALUE, 0);
        numbers.add(value);
      } else {
        wrong(key, item, "whole numbers");
      }
    }
    return numbers;
  }

  /** Two numbers in a list, the second not below the first, or null when the key is absent. */
  public double @Nullable [] pair(String key) {
    asked.add(key);
    switch (node.entries().get(key)) {
      case null -> {
        return null;
      }
      case Node.Sequence list
          when list.items().size() == 2
              && list.items().get(0) instanceof Node.Scalar low
              && list.items().get(1) instanceof Node.Scalar high -> {
        Optional<Double> least = Spelling.number(low.text());
        Optional<Double> most = Spelling.number(high.text());
        if (least.isPresent() && most.isPresent() && least.get() <= most.get()) {
          return new double[] {least.get(), most.get()};
        }
        wrong(key, list, "two numbers [least, most]");
      }
      case Node other -> wrong(key, other, "two numbers [least, most]");
    }
    return null;
  }

  /** Reports every key that nothing has asked for. */
  public void done() {
    node.entries()
        .forEach(
            (key, value) -> {
              if (!asked.contains(key)) {
                problems.add(
                    file,
                    value.line(),
                    path(key),
                    "an unknown key",
                    "one of " + String.join(", ", asked));
              }
            });
  }
}
