package io.gaugewire.settings;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The configuration cannot be used; every problem is listed, so that one round of mending is
 * enough.
 */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public ConfigException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
