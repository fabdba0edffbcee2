package io.gaugewire.ingest.inspection;

import io.gaugewire.ingest.plan.Operation;
import io.gaugewire.ingest.plan.PlanStore;
import io.gaugewire.ingest.store.CommittedParcel;
import io.gaugewire.wire.Quality;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.StationResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Holds what stations hand over against the specification: a value outside it is a nonconformance
 * of its batch at once, whether or not somebody inspects (NC-1). Only values of a batch that is
 * known here can be one; a chart's signal is none. Confined to the follower's thread.
 */
final class StationResults {
  private final PlanStore plans;
  private final Finding.Listener listener;
  private final FedTags fedTags = new FedTags();

  StationResults(PlanStore plans, Finding.Listener listener) {
    this.plans = plans;
    this.listener = listener;
  }

  /** A batch of a parcel's results. */
  private record Known(UUID id, String part, int position) {}

  private record Place(String station, long micros) {}

  /** A batch at a station. */
  private record Spot(String batch, String station) {}

  /** What is outside, of one batch at one station. */
  private static final class Outside {
    private final Set<String> pieces = new TreeSet<>();
    private String words = "";
  }

  void take(Handle handle, CommittedParcel parcel, Instant at) {
    List<StationResult> results = parcel.contents().results();
    if (results.isEmpty()) {
      return;
    }
    Map<String, Known> batches = batches(handle, results);
    if (batches.isEmpty()) {
      return;
    }
    Map<Integer, List<FedTags.Fed>> fed = fedTags.of(handle, parcel);
    if (fed.isEmpty()) {
      return;
    }
    Map<Place, StationResult> places = new HashMap<>();
    results.forEach(result -> places.put(new Place(result.station(), result.timeMicros()), result));
    Map<Spot, Outside> outside = new LinkedHashMap<>();
    ReadingColumns readings = parcel.contents().readings();
    for (int row = 0; row < readings.size(); row++) {
      if (!Quality.usable(readings.quality(row))) {
        continue;
      }
      long micros = readings.timeMicros(row);
      BigDecimal value = decimal(readings.value(row));
      for (FedTags.Fed by : fed.getOrDefault(readings.tag(row), List.of())) {
        StationResult result = places.get(new Place(by.station(), micros));
        if (by.holdsAt(micros)
            && result != null
            && batches.containsKey(result.part().batch())
            && !Judging.inside(by.specification(), value)) {
          note(outside, result, by, value);
        }
      }
    }
    outside.forEach(
        (spot, found) -> {
          Known batch = batches.get(spot.batch());
          if (batch != null) {
            raise(handle, batch, spot.station(), found, at);
          }
        });
  }

  private static void note(
      Map<Spot, Outside> outside, StationResult result, FedTags.Fed by, BigDecimal value) {
    Outside found =
        outside.computeIfAbsent(
            new Spot(result.part().batch(), by.station()), spot -> new Outside());
    found.pieces.add(
        result.part().serial().isEmpty()
            ? String.valueOf(result.timeMicros())
            : result.part().serial());
    if (found.words.isEmpty()) {
      found.words =
          "Station %s handed over %s = %s %s, outside %s to %s."
              .formatted(
                  by.station(),
                  by.code(),
                  value.toPlainString(),
                  by.unit(),
                  by.specification().lower().map(BigDecimal::toPlainString).orElse("–"),
                  by.specification().upper().map(BigDecimal::toPlainString).orElse("–"));
    }
  }

  /**
   * The shortest decimal that a reading stands for. Registers of 32 bits are widened on their way;
   * read as what they are, 10.1 is 10.1 and not 10.10000038.
   */
  static BigDecimal decimal(double value) {
    float narrow = (float) value;
    return narrow == value
        ? new BigDecimal(Float.toString(narrow))
        : new BigDecimal(Double.toString(value));
  }

  private void raise(Handle handle, Known batch, String station, Outside found, Instant at) {
    List<Operation> routing = plans.routing(handle, batch.part());
    Optional<Operation> here =
        routing.stream().filter(operation -> operation.station().equals(station)).findFirst();
    Optional<Operation> operation =
        here.or(
            () ->
                routing.stream()
                    .filter(step -> step.position() == Math.max(1, batch.position()))
                    .findAny());
    operation.ifPresent(
        step ->
            listener.found(
                handle,
                new Finding(
                    Finding.Kind.READING,
                    Optional.empty(),
                    batch.id(),
                    step.code(),
                    found.pieces.size(),
                    "system",
                    found.words),
                at));
  }

  private static Map<String, Known> batches(Handle handle, List<StationResult> results) {
    Set<String> numbers =
        results.stream()
            .map(result -> result.part().batch())
            .filter(number -> !number.isEmpty())
            .collect(Collectors.toSet());
    Map<String, Known> known = new HashMap<>();
    handle
        .createQuery(
            "select id, number, part, position from batch"
                + " where number = any (:numbers) and state not in ('scrapped', 'returned')")
        .bindArray("numbers", String.class, numbers)
        .map(
            (row, context) ->
                Map.entry(
                    row.getString("number"),
                    new Known(
                        row.getObject("id", UUID.class),
                        row.getString("part"),
                        row.getInt("position"))))
        .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
    return known;
  }
}
