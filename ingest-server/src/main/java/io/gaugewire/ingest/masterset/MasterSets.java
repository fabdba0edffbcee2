package io.gaugewire.ingest.masterset;

import io.gaugewire.ingest.audit.Author;
import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.identity.Permission;
import io.gaugewire.ingest.web.ApiDocument;
import io.gaugewire.ingest.web.BodySchema;
import io.gaugewire.ingest.web.Json;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Gives master data out as a set and brings sets in. Safe for use by many threads. */
final class MasterSets {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
          .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
          .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .disable(YAMLWriteFeature.SPLIT_LINES)
          .build();

  private final Jdbi jdbi;
  private final Changes changes;
  private final BodySchema schema = ApiDocument.load().body("POST /master-data").orElseThrow();

  MasterSets(Jdbi jdbi, Changes changes) {
    this.jdbi = jdbi;
    this.changes = changes;
  }

  /**
   * What became of a set, or would become of it.
   *
   * @param wrong everything that is wrong; when there is something, nothing was done
   * @param same how many records are as they were
   */
  record Outcome(List<Told.Wrong> wrong, List<Comparison.Change> changes, int same) {
    Outcome {
      wrong =
          wrong.stream()
              .sorted(Comparator.comparing(Told.Wrong::file).thenComparingInt(Told.Wrong::line))
              .toList();
      changes = List.copyOf(changes);
    }

    /** Whether anything of a kind changes. */
    boolean changes(MasterKind kind) {
      return changes.stream().anyMatch(change -> change.kind().equals(kind.noun()));
    }
  }

  /**
   * How a set is brought in.
   *
   * @param first done within the change before anything else, such as a look at a version
   * @param permits ends the change of somebody who is not allowed what it needs
   */
  record Terms(
      Author author,
      String reason,
      boolean dryRun,
      Consumer<Handle> first,
      Consumer<Permission> permits) {}

  /** Ends a change of which nothing is to stay. */
  private static final class NothingDone extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Outcome outcome;

    private NothingDone(Outcome outcome) {
      super("nothing is to stay", null, false, false);
      this.outcome = outcome;
    }
  }

  /** Everything, as a document. */
  ObjectNode read() {
    return jdbi.withHandle(MasterSets::read);
  }

  private static ObjectNode read(Handle handle) {
    return (ObjectNode) Json.parse(Json.bytes(MasterSetSource.read(handle)));
  }

  /** Everything, as one YAML file. */
  SetFile yaml() {
    return new SetFile("master-data.yaml", YAML.writeValueAsString(read()));
  }

  /** Everything, as tables. */
  List<SetFile> tables() {
    JsonNode set = read();
    return Arrays.stream(MasterTable.values())
        .map(table -> new SetFile(table.file(), table.write(set)))
        .toList();
  }

  /** What files say, as far as they can be read. */
  Told told(List<SetFile> files) {
    return new SetReader(schema).read(files);
  }

  /** Brings a set in, all of it or nothing. */
  Outcome bringIn(Told told, Terms terms) {
    SetCheck.form(told, schema);
    if (!told.wrong().isEmpty()) {
      return new Outcome(told.wrong(), List.of(), 0);
    }
    try {
      return changes.make(
          terms.author(),
          terms.reason(),
          (handle, at) -> {
            terms.first().accept(handle);
            JsonNode here = read(handle);
            SetCheck.sense(told, here, MasterSetSource.judged(handle));
            Comparison comparison = Comparison.of(here, told.set());
            Outcome outcome = new Outcome(told.wrong(), comparison.changes(), comparison.same());
            if (!outcome.wrong().isEmpty()) {
              throw new NothingDone(new Outcome(outcome.wrong(), List.of(), 0));
            }
            needed(comparison.todo()).forEach(terms.permits());
            MasterSet todo = Json.read(comparison.todo(), MasterSet.class);
            MasterSetStore.apply(handle, todo, terms.author().name(), at);
            if (terms.dryRun()) {
              throw new NothingDone(outcome);
            }
            return outcome;
          });
    } catch (NothingDone nothing) {
      return nothing.outcome;
    }
  }

  private static Set<Permission> needed(JsonNode todo) {
    Set<Permission> needed = EnumSet.noneOf(Permission.class);
    for (MasterKind kind : MasterKind.values()) {
      if (todo.has(kind.list())) {
        needed.add(kind.permission());
      }
    }
    if (todo.path(MasterKind.GAUGES.list())
        .valueStream()
        .anyMatch(gauge -> !gauge.path("calibrations").isEmpty())) {
      needed.add(Permission.CALIBRATE);
    }
    return needed;
  }
}
