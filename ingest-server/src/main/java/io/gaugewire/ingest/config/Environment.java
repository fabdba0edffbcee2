package io.gaugewire.ingest.config;

import io.gaugewire.settings.ConfigException;
import io.gaugewire.settings.Node;
import io.gaugewire.settings.Problem;
import io.gaugewire.settings.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Variables of the environment as keys of the server's file. Each key has one: {@code database.url}
 * is {@code GAUGEWIRE_DATABASE_URL}, {@code keepReadings} is {@code GAUGEWIRE_KEEP_READINGS}. What
 * stands in the environment counts before what stands in the file; an empty variable counts as
 * none.
 */
final class Environment {
  private static final String PREFIX = "GAUGEWIRE_";

  /** Every key of the file. */
  static final List<String> KEYS =
      List.of(
          "http.host",
          "http.port",
          "http.walls",
          "mqtt.host",
          "mqtt.port",
          "mqtt.passwords",
          "mqtt.tls.certificate",
          "mqtt.tls.key",
          "mqtt.tls.clientAuthority",
          "mqtt.broker",
          "mqtt.user",
          "mqtt.password",
          "mqtt.authority",
          "database.url",
          "database.user",
          "database.password",
          "plant.name.en",
          "plant.name.zh",
          "plant.currency",
          "zone",
          "masterData",
          "keepReadings",
          "stationContext",
          "anchors",
          "openId.issuer",
          "openId.client",
          "openId.secret",
          "openId.claim",
          "openId.address",
          "openId.name");

  /** Variables that others than the server's file read, with what they may say. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          PREFIX + "LOG", "text|json",
          PREFIX + "LOG_LEVEL", "TRACE|DEBUG|INFO|WARN|ERROR",
          PREFIX + "JAVA_OPTS", "(?s).*",
          PREFIX + "TEST_DB", "(?s).*",
          PREFIX + "SERVER", "(?s).*");

  /** Keys that are given, by the name of their variable. */
  private final Map<String, String> given = new TreeMap<>();

  private final Map<String, String> values;

  private Environment(Map<String, String> values) {
    this.values = values;
  }

  /** The variables that concern the server; one that nobody knows is a problem. */
  static Environment of(Map<String, String> variables, Problems problems) {
    Map<String, String> keys = new TreeMap<>();
    KEYS.forEach(key -> keys.put(variable(key), key));
    Map<String, String> values = new TreeMap<>();
    Environment environment = new Environment(values);
    for (Map.Entry<String, String> entry : new TreeMap<>(variables).entrySet()) {
      String name = entry.getKey();
      String value = entry.getValue();
      if (!name.startsWith(PREFIX) || value.isEmpty()) {
        continue;
      }
      String key = keys.get(name);
      String elsewhere = ELSEWHERE.get(name);
      if (key != null) {
        environment.given.put(name, key);
        values.put(key, value);
      } else if (elsewhere == null) {
        problems.add("environment", 0, name, "a variable nobody knows", "one of " + keys.keySet());
      } else if (!value.matches(elsewhere)) {
        problems.add("environment", 0, name, "'" + value + "'", elsewhere.replace("|", " or "));
      }
    }
    return environment;
  }

  /** The variable of a key. */
  static String variable(String key) {
    return PREFIX
        + key.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
  }

  /** The file's keys with those of the environment in their place. */
  Node.Mapping over(Node.Mapping file) {
    Node.Mapping all = file;
    for (Map.Entry<String, String> value : values.entrySet()) {
      all = with(all, List.of(value.getKey().split("\\.")), value.getValue());
    }
    return all;
  }

  private static Node.Mapping with(Node.Mapping section, List<String> path, String value) {
    Map<String, Node> entries = new LinkedHashMap<>(section.entries());
    String key = path.getFirst();
    if (path.size() == 1) {
      entries.put(key, new Node.Scalar(0, value));
    } else {
      Node.Mapping inner =
          entries.get(key) instanceof Node.Mapping known ? known : new Node.Mapping(0, Map.of());
      entries.put(key, with(inner, path.subList(1, path.size()), value));
    }
    return new Node.Mapping(section.line(), entries);
  }

  /** The same problems, each under the variable's name where a variable is what is wrong. */
  ConfigException named(ConfigException failure) {
    List<Problem> problems = new ArrayList<>();
    for (Problem problem : failure.problems()) {
      String variable = variable(problem.key());
      problems.add(
          given.containsKey(variable)
              ? new Problem("environment", 0, variable, problem.found(), problem.expected())
              : problem);
    }
    return new ConfigException(problems);
  }
}
