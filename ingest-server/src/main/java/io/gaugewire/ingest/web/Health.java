package io.gaugewire.ingest.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Whether the server is ready, asked part by part. Safe for use by many threads; a check must
 * answer at once from what it knows.
 */
public final class Health {
  /** What a part says of itself. */
  public record Part(boolean ready, String detail) {}

  private final Map<String, Supplier<Part>> checks = new ConcurrentHashMap<>();

  /** Adds a part; {@code check} must not block. */
  public void add(String name, Supplier<Part> check) {
    checks.put(name, check);
  }

  /** Every part's answer, by name. */
  Map<String, Part> parts() {
    Map<String, Part> parts = new LinkedHashMap<>();
    checks.keySet().stream().sorted().forEach(name -> parts.put(name, ask(name)));
    return parts;
  }

  private Part ask(String name) {
    Supplier<Part> check = checks.get(name);
    return check == null ? new Part(false, "gone") : check.get();
  }
}
