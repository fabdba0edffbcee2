package io.gaugewire.ingest.masterset;

import io.gaugewire.ingest.characteristic.BilingualText;
import io.gaugewire.ingest.identity.Person;
import io.gaugewire.ingest.plan.PlanContent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Master data as one set, to bring in and take out. Every list may be left out; what is not in it
 * stays as it is. No secrets are in it.
 */
record MasterSet(
    Optional<List<Named>> sites,
    Optional<List<Named>> departments,
    Optional<List<Line>> lines,
    Optional<List<Station>> stations,
    Optional<List<Defect>> defects,
    Optional<List<Characteristic>> characteristics,
    Optional<List<Chart>> charts,
    Optional<List<Part>> parts,
    Optional<List<Plan>> plans,
    Optional<List<Gauge>> gauges,
    Optional<List<Member>> people,
    Optional<List<Qualification>> qualifications) {

  record Named(String code, BilingualText name) {}

  record Line(String code, BilingualText name, Optional<String> department) {}

  /** A place where inspection happens, as its edge names it. */
  record Station(String site, String code, BilingualText name) {}

  record Defect(String code, BilingualText name, String severity) {}

  /**
   * A characteristic that is measured.
   *
   * @param severity {@code critical}, {@code major} or {@code minor}; minor where it is not told
   */
  record Characteristic(
      String code,
      BilingualText name,
      String unit,
      int decimals,
      Optional<BigDecimal> lower,
      Optional<BigDecimal> target,
      Optional<BigDecimal> upper,
      Optional<String> severity) {
    Characteristic {
      if (lower.isPresent() && upper.isPresent() && lower.get().compareTo(upper.get()) >= 0) {
        throw new IllegalArgumentException("Give a lower limit below the upper one");
      }
    }
  }

  /**
   * A control chart of a characteristic.
   *
   * @param kind {@code xbar-r}, {@code xbar-s} or {@code i-mr}
   * @param locationRules rules on means or individuals, such as {@code nelson-1}; none when empty
   * @param dispersionRules rules on ranges, standard deviations or moving ranges
   * @param phaseOne subgroups that the first limits are estimated from
   * @param staleAfterSeconds silence after which it is called stale
   * @param retired whether it takes no readings; as it is where it is not told
   */
  record Chart(
      String code,
      String characteristic,
      String kind,
      int subgroupSize,
      Optional<List<String>> locationRules,
      Optional<List<String>> dispersionRules,
      int phaseOne,
      int staleAfterSeconds,
      Optional<Boolean> retired) {}

  /** A part with its routing, in order. */
  record Part(String code, BilingualText name, List<Step> operations) {}

  record Step(String code, BilingualText name, String gate, String line, String station) {}

  /**
   * A version of a plan. Brought in, it waits for approval as one that is written here; who wrote
   * and approved it and when it held is told for the reader.
   */
  record Plan(
      String part,
      String operation,
      Optional<Integer> version,
      PlanContent content,
      String reason,
      Optional<String> author,
      Optional<String> approver,
      Optional<Instant> validFrom,
      Optional<Instant> validTo) {}

  /**
   * A gauge. Of one that is known, {@code due} and {@code state} follow from its calibrations and
   * withdrawals and are not taken.
   */
  record Gauge(
      String code,
      BilingualText name,
      int intervalDays,
      LocalDate due,
      Optional<String> state,
      Optional<List<Calibration>> calibrations) {}

  record Calibration(LocalDate performed, String asFound, String certificate, String byWhom) {}

  /** A person; without {@code offices} those stay as they are. */
  record Member(
      String login,
      Optional<String> badge,
      String name,
      Optional<String> department,
      Optional<String> language,
      LocalDate activeFrom,
      Optional<LocalDate> activeTo,
      Optional<List<Person.Office>> offices) {
    Member {
      if (activeTo.isPresent() && !activeFrom.isBefore(activeTo.get())) {
        throw new IllegalArgumentException("Give an activeTo after activeFrom");
      }
      for (Person.Office office : offices.orElse(List.of())) {
        if (office.to().isPresent() && !office.from().isBefore(office.to().get())) {
          throw new IllegalArgumentException("Give an office that ends after it begins");
        }
      }
    }
  }

  /**
   * A person, by sign-in name, is trained for an operation; {@code to} is the first day no longer.
   */
  public record Qualification(
      String person, String part, String operation, LocalDate from, LocalDate to) {
    public Qualification {
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException("Give a to after from");
      }
    }
  }
}
