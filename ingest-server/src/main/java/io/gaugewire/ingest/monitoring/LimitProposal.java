package io.gaugewire.ingest.monitoring;

import io.gaugewire.ingest.chart.ChartId;
import io.gaugewire.ingest.chart.LimitVersion;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Limits that somebody proposes for a chart. They judge nothing until somebody else approves.
 *
 * @param against newest version of the chart's limits at the time; 0 for none
 * @param basis subgroups they were estimated from; empty where they are known beforehand
 * @param parameters as estimated then: what is approved is what was proposed
 * @param decision empty while it waits
 */
record LimitProposal(
    UUID id,
    ChartId chart,
    int against,
    Optional<LimitBasis> basis,
    LimitVersion.Parameters parameters,
    Authorship author,
    Optional<Decision> decision) {

  /** Who proposed it, why and when. */
  record Authorship(String login, String reason, Instant at) {}

  /**
   * What became of it.
   *
   * @param remark why it was refused or withdrawn; may be empty
   * @param version of the limits that it became, where it was approved
   */
  record Decision(Kind kind, String login, String remark, Instant at, Optional<Integer> version) {}

  enum Kind {
    APPROVED,
    REFUSED,
    WITHDRAWN
  }
}
