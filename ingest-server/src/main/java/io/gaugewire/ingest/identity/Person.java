package io.gaugewire.ingest.identity;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Someone who acts under their own name.
 *
 * @param login sign-in name, lower case
 * @param badge what the badge gives when it is scanned
 * @param language {@code en} or {@code zh}
 * @param active first day the person may sign in, and the first no longer
 */
public record Person(
    UUID id,
    String login,
    Optional<String> badge,
    String name,
    Optional<String> department,
    String language,
    Active active) {

  /** Somebody of whom no more is known than this. */
  static Person named(UUID id, String login, String name, Active active) {
    return new Person(id, login, Optional.empty(), name, Optional.empty(), "en", active);
  }

  /** The same person, who may sign in at other times; from the earlier first day on. */
  Person during(Active other) {
    LocalDate from = active.from().isBefore(other.from()) ? active.from() : other.from();
    return new Person(id, login, badge, name, department, language, new Active(from, other.to()));
  }

  /** A span of days; {@code to} is the first no longer in it. */
  public record Active(LocalDate from, Optional<LocalDate> to) {
    public Active {
      if (to.isPresent() && !from.isBefore(to.get())) {
        throw new IllegalArgumentException("the last day lies after the first");
      }
    }

    boolean contains(LocalDate day) {
      return !day.isBefore(from) && to.map(day::isBefore).orElse(true);
    }
  }

  /** An office held for a time. */
  public record Office(String role, LocalDate from, Optional<LocalDate> to) {}
}
