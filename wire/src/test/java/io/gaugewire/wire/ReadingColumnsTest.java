package io.gaugewire.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingColumnsTest {
  private record Row(int tag, long time, double value) {}

  @Test
  void sortsLikeAListSort() {
    Seeds.forAll(
        500,
        random -> {
          ReadingColumns columns = new ReadingColumns(1);
          List<Row> rows = new ArrayList<>();
          for (int i = random.nextInt(300); i > 0; i--) {
            Row row = new Row(1 + random.nextInt(5), random.nextInt(9), i);
            rows.add(row);
            columns.add(row.tag(), row.time(), row.value(), 0);
          }
          rows.sort(
              Comparator.comparingInt(Row::tag)
                  .thenComparingLong(Row::time)
                  .thenComparingLong(row -> Double.doubleToRawLongBits(row.value())));
          columns.sort();
          assertThat(columns.isSorted()).isTrue();
          List<Row> sorted = new ArrayList<>();
          for (int i = 0; i < columns.size(); i++) {
            sorted.add(new Row(columns.tag(i), columns.timeMicros(i), columns.value(i)));
          }
          assertThat(sorted).isEqualTo(rows);
        });
  }

  @Test
  void aClearedTableRemembersNothing() {
    ReadingColumns columns = new ReadingColumns(2);
    columns.add(2, 1, 1, Quality.BAD, new byte[] {1});
    columns.add(1, 1, 1, Quality.GOOD);
    columns.clear();
    columns.add(1, 1, 1, Quality.GOOD);
    assertThat(columns.size()).isEqualTo(1);
    assertThat(columns.isSorted()).isTrue();
    assertThat(columns.anyMarked()).isFalse();
    assertThat(columns.raw(0)).isNull();
  }

  @Test
  void refusesWhatNoReadingCanBe() {
    ReadingColumns columns = new ReadingColumns(1);
    assertThatThrownBy(() -> columns.add(0, 1, 1, 0)).hasMessageContaining("tag");
    assertThatThrownBy(() -> columns.add(1, -1, 1, 0)).hasMessageContaining("1970");
    assertThatThrownBy(() -> columns.add(1, Long.MAX_VALUE, 1, 0)).hasMessageContaining("9999");
    assertThatThrownBy(() -> columns.add(1, 1, 1, 1 << 8)).hasMessageContaining("quality");
    assertThatThrownBy(() -> columns.add(1, 1, 1, 0, new byte[251])).hasMessageContaining("raw");
    assertThat(columns.isEmpty()).isTrue();
  }

  @Test
  void refusesTextsThatNoDatabaseKeeps() {
    assertThatThrownBy(() -> new TagDefinition(1, "a\u0000b", "n", "", 0))
        .hasMessageContaining("U+0000");
    assertThatThrownBy(() -> new TagDefinition(1, "a\uD83D", "n", "", 0))
        .hasMessageContaining("half a character");
    assertThatThrownBy(() -> new TagDefinition(1, "", "n", "", 0)).hasMessageContaining("station");
    assertThat(new TagDefinition(1, "😀", "n", "", 0).station()).isEqualTo("😀");
  }
}
