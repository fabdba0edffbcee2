package io.gaugewire.edge.config;

import java.nio.file.Path;

/**
 * Where and how much the edge keeps until the server has it.
 *
 * @param capacity bytes
 * @param reserve bytes of the capacity kept for results and records when periodic readings are
 *     refused already
 */
public record OutboxConfig(Path directory, long capacity, long reserve) {
  public OutboxConfig {
    if (reserve <= 0 || reserve > capacity / 4) {
      throw new IllegalArgumentException("the reserve is at most a quarter of the capacity");
    }
  }
}
