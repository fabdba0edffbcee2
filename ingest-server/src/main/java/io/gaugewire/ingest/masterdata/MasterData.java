package io.gaugewire.ingest.masterdata;

import io.gaugewire.ingest.characteristic.BilingualText;
import io.gaugewire.ingest.characteristic.Specification;
import io.gaugewire.ingest.chart.ChartPlan;
import java.util.List;
import java.util.Optional;

/** What a master-data file says of one site. */
public record MasterData(String site, List<Station> stations, List<Item> characteristics) {
  public MasterData {
    stations = List.copyOf(stations);
    characteristics = List.copyOf(characteristics);
  }

  /** A place where inspection happens. */
  public record Station(String code, BilingualText name) {}

  /**
   * A characteristic with what feeds it and how it is charted.
   *
   * @param code never changes; names the characteristic in later versions of the file
   */
  public record Item(
      String code,
      BilingualText name,
      Resolution resolution,
      Specification specification,
      Source source,
      ChartPlan chart,
      Optional<KnownLimits> limits) {}

  /** Unit as a UCUM code, and decimal places shown. */
  public record Resolution(String unit, int decimals) {}

  /** The tag that feeds a characteristic. */
  public record Source(String edge, String station, String tag) {}

  /**
   * Limits known before the first reading, which become version 1.
   *
   * @param mu process mean
   * @param sigma standard deviation within subgroups
   * @param approver another person than the author
   */
  public record KnownLimits(
      double mu, double sigma, String author, String approver, String reason) {
    public KnownLimits {
      if (author.equals(approver)) {
        throw new IllegalArgumentException("limits are approved by a second person");
      }
      if (!(sigma > 0) || !Double.isFinite(sigma) || !Double.isFinite(mu)) {
        throw new IllegalArgumentException("limits need a finite mu and a sigma above 0");
      }
    }
  }
}
