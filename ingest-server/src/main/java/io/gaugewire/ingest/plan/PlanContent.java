package io.gaugewire.ingest.plan;

import io.gaugewire.ingest.characteristic.BilingualText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a version of a plan asks for.
 *
 * @param everyMinutes present when it is repeated while the batch is at the operation
 * @param firstArticle whether the first article is inspected before anything else is recorded
 * @param reaction what to do when it is not right
 */
public record PlanContent(
    List<Item> characteristics,
    Optional<Attributes> attributes,
    Optional<Integer> everyMinutes,
    Optional<Boolean> firstArticle,
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
   * @param inspect pieces to look at, where no sampling says otherwise
   * @param accept most defects that pass, where no table says otherwise
   * @param defects codes to choose from
   * @param sampling how the number of pieces follows from the batch
   */
  public record Attributes(
      int inspect, int accept, List<String> defects, Optional<Sampling> sampling) {
    public Attributes {
      defects = List.copyOf(defects);
    }

    /**
     * What is asked of a batch.
     *
     * @param size pieces of it
     * @param before batches inspected by the same version before it, oldest first
     */
    public Sampling.Asked asked(int size, List<Sampling.Lot> before) {
      return sampling
          .map(by -> by.of(size, accept, before))
          .orElseGet(() -> new Sampling.Asked(inspect, accept, Optional.empty()));
    }

    /** The same with the numbers of one batch. */
    Attributes with(Sampling.Asked asked) {
      return new Attributes(asked.inspect(), asked.accept(), defects, sampling);
    }
  }

  /** The same with the numbers of one batch in place of the rule. */
  public PlanContent asking(Sampling.Asked asked) {
    return new PlanContent(
        characteristics,
        attributes.map(all -> all.with(asked)),
        everyMinutes,
        firstArticle,
        reaction);
  }
}
