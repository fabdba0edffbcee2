package io.gaugewire.ingest.verify;

import java.util.List;

/**
 * What a verification found.
 *
 * @param streams streams looked at
 * @param parcels ledger lines looked at
 * @param entries entries whose rows were recomputed
 * @param expired parcels whose readings were dropped for age, so that their rows prove nothing
 * @param findings in order of stream and parcel, at most {@value #MOST_FINDINGS}
 */
public record Verdict(
    long streams, long parcels, long entries, long expired, List<Finding> findings) {
  /** More are not told: the first shows where to look. */
  public static final int MOST_FINDINGS = 100;

  public Verdict {
    findings = List.copyOf(findings);
  }

  /** Whether everything is as it was received. */
  public boolean intact() {
    return findings.isEmpty();
  }
}
