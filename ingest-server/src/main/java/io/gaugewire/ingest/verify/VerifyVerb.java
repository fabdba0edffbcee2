package io.gaugewire.ingest.verify;

import io.gaugewire.ingest.audit.Anchors;
import io.gaugewire.ingest.audit.AuditChain;
import io.gaugewire.ingest.audit.ChainVerdict;
import io.gaugewire.ingest.command.DataDirectories;
import io.gaugewire.ingest.command.DatabaseChoice;
import io.gaugewire.ingest.command.JsonLine;
import io.gaugewire.ingest.database.Database;
import io.gaugewire.ingest.database.DatabaseOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@code gaugewire verify}: whether what edges sent still stands as they sent it. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Recomputes the ledger of every edge from the stored rows, and the chain of changes made at"
            + " the desk. Ends with 0 when all is intact, with 1 when something was altered,"
            + " removed or added, and names it.")
public final class VerifyVerb implements Callable<Integer> {
  private static final String INTACT = "intact";

  private final DataDirectories directories;

  @Mixin private DatabaseChoice database = new DatabaseChoice();

  @Mixin private JsonLine json = new JsonLine();

  @Option(
      names = "--anchor",
      paramLabel = "KEPT",
      description =
          "the server's folder of anchors, or a file of anchors, one a line: the chain of changes"
              + " must still go through the last of them")
  private Optional<Path> anchors = Optional.empty();

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
    Optional<AuditChain.Anchor> anchor = anchor();
    Verdict verdict;
    String audit;
    try (DataDirectories.OpenDatabase open = database.open(directories)) {
      try (Connection connection = Database.connect(open.options(), "verify")) {
        verdict =
            Verification.run(connection, entries -> err.println(entries + " entries recomputed"));
      }
      audit = audit(open.options(), anchor);
    }
    boolean intact = verdict.intact() && audit.equals(INTACT);
    verdict.findings().forEach(finding -> out.println(finding.text()));
    out.println(summary(verdict));
    out.println("chain of changes: " + audit);
    json.end(out, fields(verdict, intact, audit));
    return intact ? 0 : 1;
  }

  private Optional<AuditChain.Anchor> anchor() throws IOException {
    if (anchors.isEmpty()) {
      return Optional.empty();
    }
    Path file = anchors.get();
    String last = Anchors.lastLine(file).orElseThrow(() -> wrongAnchor(file));
    try {
      return Optional.of(JsonMapper.shared().readValue(last, AuditChain.Anchor.class));
    } catch (JacksonException e) {
      throw wrongAnchor(file);
    }
  }

  private ParameterException wrongAnchor(Path file) {
    return new ParameterException(
        spec.commandLine(),
        "--anchor: the last line of "
            + file
            + " is no anchor of the chain, such as {\"number\":7,\"hash\":\"…\"}");
  }

  private static String audit(DatabaseOptions options, Optional<AuditChain.Anchor> anchor)
      throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(options.url());
    source.setUser(options.user());
    source.setPassword(options.password());
    return switch (AuditChain.verify(source, anchor)) {
      case ChainVerdict.Intact _ -> INTACT;
      case ChainVerdict.BrokenLine(long line, String because) -> "line " + line + ": " + because;
      case ChainVerdict.AlteredRecord(String kind, String record, String because) ->
          kind + " " + record + ": " + because;
    };
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

  private static Map<String, Object> fields(Verdict verdict, boolean intact, String audit) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("intact", intact);
    fields.put("streams", verdict.streams());
    fields.put("parcels", verdict.parcels());
    fields.put("entries", verdict.entries());
    fields.put("expired", verdict.expired());
    fields.put("findings", verdict.findings().stream().map(Finding::text).toList());
    fields.put("audit", audit);
    return fields;
  }
}
