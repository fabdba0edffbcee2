package io.gaugewire.ingest.reports;

import io.gaugewire.ingest.config.ServerConfig;
import io.gaugewire.ingest.objectives.Objectives;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Gathers whom and what the figures of a report name by code, and finds out what they are called.
 */
final class Called {
  private final Set<String> people = new TreeSet<>();
  private final Set<String> departments = new TreeSet<>();
  private final Set<String> lines = new TreeSet<>();
  private final Set<String> parts = new TreeSet<>();

  /**
   * Begins with one person.
   *
   * @param by who drafts the report
   */
  Called(String by) {
    person(by);
  }

  void person(String signer) {
    people.add(signer);
  }

  void objective(Objectives.Line objective) {
    person(objective.owner());
    switch (objective.scope()) {
      case "department" -> departments.add(objective.scopeCode());
      case "line" -> lines.add(objective.scopeCode());
      case "part" -> parts.add(objective.scopeCode());
      default -> {
        // The company has its own name, an operation is known by its code.
      }
    }
  }

  void action(Figures.ActionLine action) {
    person(action.owner());
    person(action.verifier());
    departments.add(action.department());
  }

  /** What they are called now. */
  Figures.Names names(Handle handle, Optional<ServerConfig.Name> plant) {
    return new Figures.Names(
        plant,
        NameStore.people(handle, people),
        NameStore.named(handle, "department", departments),
        NameStore.named(handle, "line", lines),
        NameStore.named(handle, "part", parts));
  }
}
