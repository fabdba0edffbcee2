package io.gaugewire.ingest.masterset;

import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.identity.Caller;
import io.gaugewire.ingest.identity.Endpoint;
import io.gaugewire.ingest.identity.Permission;
import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.Call;
import io.gaugewire.ingest.web.Json;
import io.gaugewire.ingest.web.Problem;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /master-data}: the whole set as document and files, and single records of it. */
public final class MasterSetRoutes {
  private static final int MOST_LINES = 500;

  private final Jdbi jdbi;
  private final MasterSets sets;
  private final Runnable chartsChanged;

  /**
   * @param chartsChanged told after every change of a chart, on the thread of the request
   */
  public MasterSetRoutes(Jdbi jdbi, Changes changes, Runnable chartsChanged) {
    this.jdbi = jdbi;
    this.sets = new MasterSets(jdbi, changes);
    this.chartsChanged = chartsChanged;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        new Endpoint("GET /master-data", Permission.READ, (call, who) -> Answer.ok(sets.read())),
        new Endpoint("POST /master-data", Permission.EDIT_MASTER_DATA, this::bringIn),
        new Endpoint("GET /master-data/file", Permission.READ, this::file),
        new Endpoint("POST /master-data/file", Permission.EDIT_MASTER_DATA, this::bringInFiles),
        new Endpoint("GET /master-data/table", Permission.READ, this::table),
        new Endpoint("POST /master-data/table", Permission.EDIT_MASTER_DATA, this::bringInTable),
        new Endpoint("GET /master-data/{kind}/{record}", Permission.READ, this::one),
        new Endpoint("PUT /master-data/{kind}/{record}", Permission.EDIT_MASTER_DATA, this::change),
        new Endpoint("GET /master-data/{kind}/{record}/history", Permission.READ, this::history));
  }

  private static MasterSets.Terms terms(
      Call call, Caller caller, String reason, Consumer<Handle> first) {
    return new MasterSets.Terms(
        caller.author(),
        reason,
        call.query().flag("dryRun"),
        first,
        permission -> {
          if (!caller.may(permission)) {
            throw Problem.forbidden(
                "The set also needs: " + permission.words() + ". Leave that out of it.");
          }
        });
  }

  private Answer answer(MasterSets.Terms terms, MasterSets.Outcome outcome) {
    if (!terms.dryRun() && !outcome.wrong().isEmpty()) {
      Told.Wrong first = outcome.wrong().getFirst();
      int more = outcome.wrong().size() - 1;
      throw Problem.badField(
          place(first),
          first.detail()
              + (more == 0 ? "" : " There are " + more + " more; a dry run lists them all."));
    }
    if (!terms.dryRun() && outcome.changes(MasterKind.CHARTS)) {
      chartsChanged.run();
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("dryRun", terms.dryRun());
    body.put(
        "changed",
        outcome.changes().stream().map(each -> each.kind() + " " + each.record()).toList());
    body.put("changes", outcome.changes());
    body.put("same", outcome.same());
    body.put("wrong", outcome.wrong());
    return Answer.ok(body);
  }

  private static String place(Told.Wrong wrong) {
    String line = wrong.line() > 0 && !wrong.file().isEmpty() ? "line " + wrong.line() : "";
    String file = wrong.file().isEmpty() ? "" : wrong.file() + (line.isEmpty() ? "" : " ");
    String place = file + line;
    return place.isEmpty() || wrong.field().isEmpty()
        ? place + wrong.field()
        : place + ", " + wrong.field();
  }

  private Answer bringIn(Call call, Caller caller) {
    MasterSets.Terms terms = terms(call, caller, "brought in as a set", handle -> {});
    ObjectNode set = (ObjectNode) Json.parse(call.content());
    return answer(terms, sets.bringIn(new Told(set), terms));
  }

  private Answer file(Call call, Caller caller) {
    return switch (call.query().text("format").orElse("yaml")) {
      case "yaml" -> {
        SetFile file = sets.yaml();
        yield new Answer.File(
            file.name(), "application/yaml", file.content().getBytes(StandardCharsets.UTF_8));
      }
      case "zip" ->
          new Answer.File("master-data.zip", "application/zip", SetArchive.zip(sets.tables()));
      default -> throw Problem.badField("format", "Give yaml or zip.");
    };
  }

  private record Files(List<SetFile> files, String reason) {}

  private Answer bringInFiles(Call call, Caller caller) {
    Files told = call.as(Files.class);
    MasterSets.Terms terms = terms(call, caller, told.reason(), handle -> {});
    return answer(terms, sets.bringIn(sets.told(told.files()), terms));
  }

  private Answer table(Call call, Caller caller) {
    MasterTable table = MasterTable.of(call.query().name("table"));
    String csv = table.write(sets.read());
    return new Answer.File(
        table.file(), "text/csv; charset=utf-8", csv.getBytes(StandardCharsets.UTF_8));
  }

  private record Table(String table, String csv, String reason) {}

  /** All lines or none; a dry run says all that is wrong, by line and field. */
  private Answer bringInTable(Call call, Caller caller) {
    Table told = call.as(Table.class);
    SetFile file = new SetFile(MasterTable.of(told.table()).file(), told.csv());
    MasterSets.Terms terms = terms(call, caller, told.reason(), handle -> {});
    return answer(terms, sets.bringIn(sets.told(List.of(file)), terms));
  }

  private static MasterKind kind(Call call) {
    String name = call.query().name("kind");
    return MasterKind.of(name)
        .orElseThrow(() -> Problem.notFound("There is no such kind of master data."));
  }

  /** A record as a set of one, with its version. */
  private Answer one(Call call, Caller caller) {
    MasterKind kind = kind(call);
    String record = call.query().name("record");
    return jdbi.inTransaction(
        handle -> Answer.ok(found(kind, record), MasterHistory.version(handle, kind, record)));
  }

  private JsonNode found(MasterKind kind, String record) {
    ObjectNode one = JsonNodeFactory.instance.objectNode();
    for (JsonNode item : sets.read().path(kind.list())) {
      if (kind.key(item).equals(record)) {
        one.putArray(kind.list()).add(item);
        return one;
      }
    }
    throw Problem.notFound("There is no " + kind.noun() + " " + record + ".");
  }

  /** Changes a record, or adds it where the version is 0. */
  private Answer change(Call call, Caller caller) {
    MasterKind kind = kind(call);
    String record = call.query().name("record");
    Told told = new Told((ObjectNode) Json.parse(call.content()));
    if (told.set().size() != 1
        || told.items(kind).size() != 1
        || !kind.key(told.items(kind).getFirst()).equals(record)) {
      throw Problem.badField(
          kind.list(), "Send a set of just the " + kind.noun() + " that the address names.");
    }
    int version =
        call.version(
            () ->
                String.valueOf(
                    jdbi.<Integer, RuntimeException>withHandle(
                        handle -> MasterHistory.version(handle, kind, record))));
    MasterSets.Terms terms =
        terms(
            call,
            caller,
            call.query().text("reason").orElse(""),
            handle -> {
              int now = MasterHistory.version(handle, kind, record);
              if (now != version) {
                throw Problem.stale("It is at version " + now + "; read it again.");
              }
            });
    answer(terms, sets.bringIn(told, terms));
    return one(call, caller);
  }

  private Answer history(Call call, Caller caller) {
    MasterKind kind = kind(call);
    String record = call.query().name("record");
    return Answer.ok(
        Map.of(
            "lines",
            jdbi.withHandle(handle -> MasterHistory.of(handle, kind, record, MOST_LINES))));
  }
}
