package io.gaugewire.ingest.verify;

import io.gaugewire.ingest.command.DataDirectories;
import io.gaugewire.ingest.command.DatabaseChoice;
import io.gaugewire.ingest.database.Database;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code gaugewire verify}: whether what edges sent still stands as they sent it. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Recomputes the ledger of every edge from the stored rows. Ends with 0 when all is intact,"
            + " with 1 when a row was altered, removed or added, and names it.")
public final class VerifyVerb implements Callable<Integer> {
  private final DataDirectories directories;
  @Mixin private DatabaseChoice database = new DatabaseChoice();

  @Option(names = "--json", description = "print one JSON object as the last line")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  /**
   * The verb.
   *
   * @param directories opens what {@code --data} names
   */
  public VerifyVerb(DataDirectories directories) {
    this.directories = directories;
  }

  @Override
  public Integer call() throws IOException, SQLException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Verdict verdict;
    try (DataDirectories.OpenDatabase open = database.open(directories);
        Connection connection = Database.connect(open.options(), "verify")) {
      verdict =
          Verification.run(connection, entries -> err.println(entries + " entries recomputed"));
    }
    verdict.findings().forEach(finding -> out.println(finding.text()));
    out.println(summary(verdict));
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(fields(verdict)));
    }
    out.flush();
    return verdict.intact() ? 0 : 1;
  }

  private static String summary(Verdict verdict) {
    return (verdict.intact() ? "intact: " : "NOT intact: ")
        + verdict.streams()
        + " streams, "
        + verdict.parcels()
        + " parcels, "
        + verdict.entries()
        + " entries"
        + (verdict.expired() == 0
            ? ""
            : "; " + verdict.expired() + " parcels whose readings were dropped for age");
  }

  private static Map<String, Object> fields(Verdict verdict) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("intact", verdict.intact());
    fields.put("streams", verdict.streams());
    fields.put("parcels", verdict.parcels());
    fields.put("entries", verdict.entries());
    fields.put("expired", verdict.expired());
    fields.put("findings", verdict.findings().stream().map(Finding::text).toList());
    return fields;
  }
}
