package io.gaugewire.ingest.chart;

import io.gaugewire.ingest.characteristic.BilingualText;
import io.gaugewire.ingest.characteristic.Characteristic;

/**
 * A chart with what it shows and how.
 *
 * @param code its name in master data
 * @param station where its characteristic is measured; {@link Station#NONE} while no tag feeds it
 * @param retired whether it takes no readings now
 */
public record ChartDefinition(
    ChartId id,
    String code,
    Characteristic characteristic,
    Station station,
    ChartPlan plan,
    boolean retired) {

  /** A station's code and its name for readers. */
  public record Station(String code, BilingualText name) {
    static final Station NONE = new Station("", new BilingualText("No tag yet", "尚无变量"));
  }

  /** The same chart under other settings. */
  public ChartDefinition under(ChartStage stage) {
    return new ChartDefinition(id, code, characteristic, station, stage.plan(), stage.retired());
  }
}
