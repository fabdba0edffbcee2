package io.gaugewire.ingest.plan;

import io.gaugewire.ingest.characteristic.BilingualText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Master data as one set, to bring in and take out. Every list may be left out; what is not in it
 * stays as it is.
 */
record MasterSet(
    Optional<List<Named>> departments,
    Optional<List<Line>> lines,
    Optional<List<Defect>> defects,
    Optional<List<Characteristic>> characteristics,
    Optional<List<Part>> parts,
    Optional<List<Gauge>> gauges) {

  record Named(String code, BilingualText name) {}

  record Line(String code, BilingualText name, Optional<String> department) {}

  record Defect(String code, BilingualText name, String severity) {}

  record Characteristic(
      String code,
      BilingualText name,
      String unit,
      int decimals,
      Optional<BigDecimal> lower,
      Optional<BigDecimal> target,
      Optional<BigDecimal> upper) {}

  /** A part with its routing, in order. */
  record Part(String code, BilingualText name, List<Step> operations) {}

  record Step(String code, BilingualText name, String gate, String line, String station) {}

  record Gauge(String code, BilingualText name, int intervalDays, LocalDate due) {}
}
