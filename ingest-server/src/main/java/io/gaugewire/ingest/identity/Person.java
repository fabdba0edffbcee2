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
