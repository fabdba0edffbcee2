package io.gaugewire.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A table of a database gives rows back in any order; the ledger must not depend on it. */
class ReadingOrderTest {
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Row(int tag, long time, double value, int quality, byte[] raw) {}

  @Test
  void orderFollowsFromTheContentsAlone() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<Row> rows = rows(random);
      ReadingColumns first = columns(rows);
      Collections.shuffle(rows, random);
      ReadingColumns second = columns(rows);
      first.sort();
      second.sort();
      assertThat(second.isSorted()).as("seed %s", seed).isTrue();
      assertThat(second).as("seed %s", seed).isEqualTo(first);
    }
  }

  @Test
  void rowsInOrderCountAsSortedWithoutSorting() {
    ReadingColumns readings = new ReadingColumns(4);
    readings.add(1, 5, 1.0, 0);
    readings.add(1, 5, 2.0, 0);
    readings.add(2, 1, 0.0, 0);
    assertThat(readings.isSorted()).isTrue();
    readings.add(2, 1, 0.0, Quality.TYPED);
    assertThat(readings.isSorted()).isTrue();
    readings.add(2, 1, 0.0, Quality.GOOD);
    assertThat(readings.isSorted()).isFalse();
  }

  private static List<Row> rows(Random random) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      byte[] raw = new byte[1 + random.nextInt(2)];
      random.nextBytes(raw);
      rows.add(
          new Row(
              1 + random.nextInt(3),
              random.nextInt(3),
              random.nextInt(3) - 1,
              random.nextInt(2),
              raw));
    }
    return rows;
  }

  private static ReadingColumns columns(List<Row> rows) {
    ReadingColumns columns = new ReadingColumns(4);
    rows.forEach(r -> columns.add(r.tag(), r.time(), r.value(), r.quality(), r.raw()));
    return columns;
  }
}
