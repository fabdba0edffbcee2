package io.gaugewire.ingest.reports;

import io.gaugewire.ingest.config.ServerConfig;
import io.gaugewire.ingest.objectives.Objectives;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Everything a quality report of a period says, in the order of its sections (REP-2).
 *
 * @param objectives 1: reached or not
 * @param production 2: finished products and parts completed
 * @param incidents 3: quality incidents and their causes
 * @param complaints 4: customer complaints and their causes
 * @param visits 5: return visits
 * @param settlement 6: corrective actions, and how incidents were settled
 * @param zone the time zone in which its days begin, and in which its times are told
 * @param names what its codes are called
 * @param followUps of a management review: what became of the decisions of earlier ones (REP-5)
 */
record Figures(
    String period,
    LocalDate start,
    LocalDate end,
    List<Objectives.Line> objectives,
    Production production,
    Incidents incidents,
    Complaints complaints,
    Visits visits,
    Settlement settlement,
    String zone,
    Names names,
    Optional<List<FollowUp>> followUps) {

  /**
   * What people and places in the figures were called when the report was drafted.
   *
   * @param plant absent: it was given no name
   * @param people names by what they sign with
   * @param departments names by code, as those of lines and parts
   */
  record Names(
      Optional<ServerConfig.Name> plant,
      SortedMap<String, String> people,
      SortedMap<String, ServerConfig.Name> departments,
      SortedMap<String, ServerConfig.Name> lines,
      SortedMap<String, ServerConfig.Name> parts) {}

  /**
   * What was made and inspected.
   *
   * @param months the year that ends with the period, month by month
   * @param defects kinds of defects counted in the period, most frequent first
   */
  record Production(
      List<Completed> completed,
      List<Inspected> inspected,
      List<Discipline> discipline,
      List<Month> months,
      List<Defect> defects) {}

  /**
   * Pieces of a month.
   *
   * @param target the company's objective for the defect rate at its end, a proportion
   */
  public record Month(
      String month, long inspected, long nonconforming, Optional<BigDecimal> target) {}

  /** How often a kind of defect was counted. */
  public record Defect(String code, String nameEn, String nameZh, String severity, long count) {}

  /** Batches released and their pieces that were left. */
  public record Completed(String part, String nameEn, String nameZh, long batches, long pieces) {}

  /** What was inspected at an operation; the names are those of the line. */
  public record Inspected(
      String gate,
      String line,
      String nameEn,
      String nameZh,
      String part,
      String operation,
      long records,
      long failed,
      long inspected,
      long nonconforming,
      long firstInspected,
      long firstNonconforming) {}

  /** What became of a line's planned inspections; the four add up. */
  public record Discipline(
      String line,
      String nameEn,
      String nameZh,
      long planned,
      long done,
      long missed,
      long waived,
      long pending) {}

  /**
   * Nonconforming product reports.
   *
   * @param cost of those raised
   * @param currency of costs, its code of ISO 4217; absent: the plant named none
   * @param costs the same by what for
   */
  record Incidents(
      long raised,
      long closed,
      long open,
      BigDecimal cost,
      Optional<String> currency,
      List<Cost> costs,
      List<Incident> list) {}

  /** What reports cost, by what for. */
  public record Cost(String kind, BigDecimal amount, long reports) {}

  public record Incident(
      long number,
      String source,
      String severity,
      String batch,
      String operation,
      int quantity,
      String description,
      Optional<String> cause,
      String state,
      Instant raised) {}

  record Complaints(long received, long answered, List<ComplaintLine> list) {}

  public record ComplaintLine(
      long number,
      String customer,
      String part,
      String batch,
      String severity,
      String said,
      Optional<String> cause,
      Optional<String> answer) {}

  record Visits(long made, long satisfied, long overdue, List<VisitLine> list) {}

  public record VisitLine(
      String customer,
      String batch,
      LocalDate due,
      LocalDate made,
      boolean satisfied,
      String said,
      Optional<String> cause) {}

  record Settlement(
      long asked, long verified, long overdue, List<ActionLine> actions, List<Settled> settled) {}

  public record ActionLine(
      long number,
      String text,
      String department,
      String owner,
      String verifier,
      Instant due,
      String state) {}

  /**
   * A decision of an earlier review.
   *
   * @param review the period it reviewed
   */
  public record FollowUp(
      String review,
      long number,
      String text,
      String owner,
      Instant due,
      String state,
      Optional<String> outcome) {}

  /** Decisions carried out, by kind. */
  public record Settled(String kind, long decisions, long pieces) {}

  /** Every inspector's month (REP-1). */
  record Inspectors(
      String period,
      LocalDate start,
      LocalDate end,
      List<Inspector> inspectors,
      String zone,
      Names names) {}

  public record Inspector(
      String inspector,
      long records,
      long failed,
      long inspected,
      long nonconforming,
      long voided) {}
}
