package io.gaugewire.standalone.bench;

import io.gaugewire.standalone.load.LoadPlan;
import picocli.CommandLine.Option;

/** The options {@code --edges} and {@code --tags} of every bench whose edges send. */
final class LoadOptions {
  @Option(
      names = "--edges",
      defaultValue = "4",
      description = "edges that send; default ${DEFAULT-VALUE}")
  private int edges;

  @Option(
      names = "--tags",
      defaultValue = "1000",
      description = "tags of all edges together; default ${DEFAULT-VALUE}")
  private int tags;

  LoadPlan plan() {
    return new LoadPlan(edges, Math.max(1, tags / edges));
  }
}
