package io.gaugewire.ingest.command;

import java.io.PrintWriter;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** The option {@code --json} of a verb that tells its outcome in words first. */
public final class JsonLine {
  @Option(names = "--json", description = "print one JSON object as the last line")
  private boolean wanted;

  /** Made for a verb's field marked as mixin. */
  public JsonLine() {}

  /**
   * Ends what a verb prints: with the outcome in JSON where that was asked for.
   *
   * @param outcome a record or a map
   */
  public void end(PrintWriter out, Object outcome) {
    if (wanted) {
      out.println(JsonMapper.shared().writeValueAsString(outcome));
    }
    out.flush();
  }
}
