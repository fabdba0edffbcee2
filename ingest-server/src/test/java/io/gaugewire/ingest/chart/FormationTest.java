package io.gaugewire.ingest.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.spc.limits.Subgroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FormationTest {
  private static final int TAG = 7;

  private record Formed(PlottedSubgroup subgroup, List<CandidateReading<Integer>> readings) {}

  /** A plant's readings in the order in which they were judged. */
  private static final class Way {
    final SplittableRandom random;
    final List<CandidateReading<Integer>> judged = new ArrayList<>();

    /** Gauges tell steps; the coarser, the more often different readings look alike. */
    final double step;

    final ChartKind kind;

    Way(SplittableRandom random, double step) {
      this.random = random;
      this.step = step;
      this.kind = random.nextBoolean() ? ChartKind.XBAR_R : ChartKind.XBAR_S;
    }

    /**
     * Parcels of one stream.
     *
     * @param ties whether readings may have the time of the one before
     * @param back how far a clock may be put back once in a while; 0 for never
     */
    void stream(int stream, long begin, int parcels, boolean ties, int back) {
      long micros = begin;
      for (int seq = 1; seq <= parcels; seq++) {
        long parcel = ((long) stream << 40) + seq;
        List<CandidateReading<Integer>> contents = new ArrayList<>();
        for (int i = random.nextInt(1, 9); i > 0; i--) {
          micros += random.nextInt(ties ? 0 : 1, 20);
          double value = Math.rint((random.nextDouble() - 0.3) / step) * step;
          contents.add(
              new CandidateReading<>(TAG, parcel, micros, value, judged.size() + contents.size()));
        }
        contents.sort(
            Comparator.<CandidateReading<Integer>>comparingLong(CandidateReading::micros)
                .thenComparingLong(reading -> Double.doubleToRawLongBits(reading.value())));
        judged.addAll(contents);
        if (back > 0 && random.nextInt(6) == 0) {
          micros -= random.nextInt(back);
        }
      }
    }

    /** Edges with two tags each that are all online: parcels of about the same time, in turns. */
    void turns(int edges, int parcels) {
      for (int seq = 1; seq <= parcels; seq++) {
        for (int edge = 1; edge <= edges; edge++) {
          long parcel = ((long) edge << 40) + seq;
          long begin = 1_000L * seq + 300L * edge;
          for (int tag = TAG; tag < TAG + 2; tag++) {
            long micros = begin;
            for (int i = random.nextInt(1, 4); i > 0; i--) {
              judged.add(
                  new CandidateReading<>(
                      TAG * edge + tag, parcel, micros, random.nextDouble(), judged.size()));
              micros += random.nextInt(1, 300);
            }
          }
        }
      }
    }

    List<Formed> formed(int size) {
      List<Formed> formed = new ArrayList<>();
      for (int at = 0; at + size <= judged.size(); at += size) {
        List<CandidateReading<Integer>> run = List.copyOf(judged.subList(at, at + size));
        formed.add(new Formed(plotted(kind, at / size + 1, run), run));
      }
      return formed;
    }

    private List<CandidateReading<Integer>> within(PlottedSubgroup.Span span) {
      long from = Math.min(span.firstMicros(), span.lastMicros());
      long to = Math.max(span.firstMicros(), span.lastMicros());
      return judged.stream()
          .filter(reading -> reading.micros() >= from && reading.micros() <= to)
          .toList();
    }

    Optional<List<CandidateReading<Integer>>> found(PlottedSubgroup subgroup) {
      return found(subgroup, within(subgroup.span()));
    }

    /** As for a chart of several tags, whose candidates are all of the parcels that lie there. */
    Optional<List<CandidateReading<Integer>>> foundInParcels(PlottedSubgroup subgroup) {
      Set<Long> parcels =
          within(subgroup.span()).stream()
              .map(CandidateReading::parcel)
              .collect(Collectors.toSet());
      return found(
          subgroup, judged.stream().filter(reading -> parcels.contains(reading.parcel())).toList());
    }

    private Optional<List<CandidateReading<Integer>>> found(
        PlottedSubgroup subgroup, List<CandidateReading<Integer>> readings) {
      List<CandidateReading<Integer>> candidates = new ArrayList<>(readings);
      Collections.shuffle(candidates, new Random(random.nextLong()));
      return Formation.of(kind, subgroup, candidates);
    }
  }

  private static PlottedSubgroup plotted(
      ChartKind kind, long number, List<CandidateReading<Integer>> run) {
    double[] values = run.stream().mapToDouble(CandidateReading::value).toArray();
    double mean = Subgroup.of(values).mean().orThrow();
    return new PlottedSubgroup(
        number,
        new PlottedSubgroup.Span(TAG, run.getFirst().micros(), run.getLast().micros(), false),
        mean,
        values.length < 2 ? OptionalDouble.empty() : OptionalDouble.of(spread(kind, values, mean)),
        run.size(),
        1,
        "");
  }

  private static double spread(ChartKind kind, double[] values, double mean) {
    return kind == ChartKind.XBAR_R
        ? Arrays.stream(values).max().orElseThrow() - Arrays.stream(values).min().orElseThrow()
        : Math.sqrt(
            Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1));
  }

  private static double[] sorted(List<CandidateReading<Integer>> readings) {
    double[] values = readings.stream().mapToDouble(CandidateReading::value).toArray();
    Arrays.sort(values);
    return values;
  }

  @Test
  void whereTimeOnlyGoesForwardEverySubgroupIsTold() {
    for (int seed = 0; seed < 200; seed++) {
      Way way = new Way(new SplittableRandom(seed), 1e-3);
      way.stream(3, 1_000, 30, false, 0);
      for (Formed formed : way.formed(1 + seed % 7)) {
        assertThat(way.found(formed.subgroup()))
            .as("seed %d, subgroup %d", seed, formed.subgroup().number())
            .hasValueSatisfying(
                found -> assertThat(found).containsExactlyInAnyOrderElementsOf(formed.readings()));
      }
    }
  }

  /** An import that ends after the live readings began, or the other way round. */
  @Test
  void whereAnotherStreamLiesOverItEverySubgroupOfOneStreamIsTold() {
    int told = 0;
    for (int seed = 0; seed < 200; seed++) {
      Way way = new Way(new SplittableRandom(seed), 1e-9);
      way.stream(seed % 2 == 0 ? 3 : 9, 1_000, 20, false, 0);
      way.stream(5, 1_000 + 300 * (seed % 4), 20, false, 0);
      for (Formed formed : way.formed(5)) {
        long streams =
            formed.readings().stream().map(reading -> reading.parcel() >> 40).distinct().count();
        if (streams == 1) {
          told++;
          assertThat(way.found(formed.subgroup()))
              .as("seed %d, subgroup %d", seed, formed.subgroup().number())
              .hasValueSatisfying(
                  found ->
                      assertThat(found).containsExactlyInAnyOrderElementsOf(formed.readings()));
        }
      }
    }
    assertThat(told).isGreaterThan(2_000);
  }

  /** Edges that are online take turns, and now and then not in the order of their readings. */
  @Test
  void whereSeveralTagsFeedTheChartNearlyEverySubgroupIsTold() {
    int told = 0;
    int untold = 0;
    for (int seed = 0; seed < 200; seed++) {
      Way way = new Way(new SplittableRandom(seed), 1e-9);
      way.turns(1 + seed % 3, 20);
      for (Formed formed : way.formed(1 + seed % 7)) {
        Optional<List<CandidateReading<Integer>>> found = way.foundInParcels(formed.subgroup());
        if (found.isPresent()) {
          told++;
          assertThat(found.get())
              .as("seed %d, subgroup %d", seed, formed.subgroup().number())
              .containsExactlyInAnyOrderElementsOf(formed.readings());
        } else {
          untold++;
        }
      }
    }
    assertThat(told).isGreaterThan(100 * untold);
  }

  /** Ties, clocks that are put back, streams over each other, coarse gauges: all at once. */
  @Test
  void whatIsToldIsNeverWrong() {
    int told = 0;
    int untold = 0;
    for (int seed = 0; seed < 400; seed++) {
      double step = List.of(1e-9, 1e-3, 1e-2).get(seed % 3);
      Way way = new Way(new SplittableRandom(seed), step);
      way.stream(3, 1_000, 15, true, seed % 5 == 0 ? 0 : 60);
      way.stream(2, 1_200, 15, true, seed % 5 == 0 ? 0 : 60);
      for (Formed formed : way.formed(5)) {
        Optional<List<CandidateReading<Integer>>> found = way.found(formed.subgroup());
        if (found.isPresent()) {
          told++;
          assertThat(sorted(found.get()))
              .as("seed %d, subgroup %d", seed, formed.subgroup().number())
              .containsExactly(sorted(formed.readings()));
        } else {
          untold++;
        }
      }
    }
    assertThat(told).isGreaterThan(5 * untold);
    assertThat(untold).as("some of these cannot be told").isPositive();
  }

  @Test
  void whatIsGoneOrChangedIsNotTold() {
    Way way = new Way(new SplittableRandom(1), 1e-3);
    way.stream(3, 1_000, 10, false, 0);
    Formed formed = way.formed(5).get(2);
    List<CandidateReading<Integer>> fewer = formed.readings().subList(0, 4);
    assertThat(Formation.of(way.kind, formed.subgroup(), fewer)).isEmpty();
    List<CandidateReading<Integer>> changed = new ArrayList<>(formed.readings());
    CandidateReading<Integer> old = changed.get(2);
    changed.set(
        2, new CandidateReading<>(old.tag(), old.parcel(), old.micros(), old.value() + 1e-3, 2));
    assertThat(Formation.of(way.kind, formed.subgroup(), changed)).isEmpty();
    assertThat(Formation.of(way.kind, formed.subgroup(), formed.readings())).isPresent();
  }

  /** Readings of the same mean and range that lie otherwise between: only s tells them apart. */
  @Test
  void aStandardDeviationIsHeldAgainstTheReadingsLikeARange() {
    List<CandidateReading<Integer>> formed = readings(1, 2, 5, 8, 9);
    List<CandidateReading<Integer>> others = readings(1, 4, 5, 6, 9);
    PlottedSubgroup subgroup = plotted(ChartKind.XBAR_S, 1, formed);
    assertThat(Formation.of(ChartKind.XBAR_S, subgroup, formed)).isPresent();
    assertThat(Formation.of(ChartKind.XBAR_S, subgroup, others)).isEmpty();
    PlottedSubgroup ranged = plotted(ChartKind.XBAR_R, 1, formed);
    assertThat(Formation.of(ChartKind.XBAR_R, ranged, others)).isPresent();
  }

  private static List<CandidateReading<Integer>> readings(double... values) {
    List<CandidateReading<Integer>> readings = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      readings.add(new CandidateReading<>(TAG, 1, 1_000L + i, values[i], i));
    }
    return readings;
  }
}
