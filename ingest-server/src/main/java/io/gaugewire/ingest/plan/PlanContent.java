package io.gaugewire.ingest.plan;

import io.gaugewire.ingest.characteristic.BilingualText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a version of a plan asks for.
 *
 * @param everyMinutes present when it is repeated while the batch is at the operation
 * @param reaction what to do when it is not right
 */
public record PlanContent(
    List<Item> characteristics,
    Optional<Attributes> attributes,
    Optional<Integer> everyMinutes,
    BilingualText reaction) {
  public PlanContent {
    characteristics = List.copyOf(characteristics);
    if (characteristics.isEmpty() && attributes.isEmpty()) {
      throw new IllegalArgumentException("A plan measures a characteristic or counts defects");
    }
  }

  /** How long from one periodic inspection to the next. */
  public Optional<Duration> interval() {
    return everyMinutes.map(Duration::ofMinutes);
  }

  /**
   * A characteristic to measure.
   *
   * @param sample pieces to measure, 1 to 1000
   */
  public record Item(String characteristic, int sample) {}

  /**
   * Defects to count.
   *
   * @param inspect pieces to look at
   * @param accept most defects that pass
   * @param defects codes to choose from
   */
  public record Attributes(int inspect, int accept, List<String> defects) {
    public Attributes {
      defects = List.copyOf(defects);
    }
  }
}
