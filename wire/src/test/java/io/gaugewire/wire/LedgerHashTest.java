package io.gaugewire.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerHashTest {
  @Test
  void dependsOnTheOrderInTimeAndNotOnTheOrderOfArrival() {
    ReadingColumns forward = new ReadingColumns(2);
    forward.add(1, 1, 5, 0);
    forward.add(2, 1, 6, 0);
    ReadingColumns backward = new ReadingColumns(2);
    backward.add(2, 1, 6, 0);
    backward.add(1, 1, 5, 0);
    assertThat(sealed(Contents.of(forward))).isEqualTo(sealed(Contents.of(backward)));
  }

  @Test
  void anyChangedNumberChangesIt() {
    LedgerHash hash = sealed(Contents.of(one(1, 10, 5.0, 0)));
    assertThat(sealed(Contents.of(one(2, 10, 5.0, 0)))).isNotEqualTo(hash);
    assertThat(sealed(Contents.of(one(1, 11, 5.0, 0)))).isNotEqualTo(hash);
    assertThat(sealed(Contents.of(one(1, 10, Math.nextUp(5.0), 0)))).isNotEqualTo(hash);
    assertThat(sealed(Contents.of(one(1, 10, 5.0, 1)))).isNotEqualTo(hash);
  }

  @Test
  void textsCannotSlideIntoEachOther() {
    StationEvent first = new StationEvent("ab", 1, StationEvent.Kind.DEVICE_LOST, "c");
    StationEvent second = new StationEvent("a", 1, StationEvent.Kind.DEVICE_LOST, "bc");
    assertThat(sealed(event(first))).isNotEqualTo(sealed(event(second)));
  }

  @Test
  void theChainNamesEveryPredecessor() {
    Parcel first = parcel(1, LedgerHash.START, Contents.of(one(1, 10, 5.0, 0)));
    Parcel altered = parcel(1, LedgerHash.START, Contents.of(one(1, 10, 5.1, 0)));
    Contents next = Contents.of(one(1, 20, 6.0, 0));
    assertThat(parcel(2, first.hash(), next).hash())
        .isNotEqualTo(parcel(2, altered.hash(), next).hash());
  }

  @Test
  void unsortedReadingsAreNotHashed() {
    ReadingColumns readings = new ReadingColumns(2);
    readings.add(2, 1, 1, 0);
    readings.add(1, 1, 1, 0);
    ParcelId id = new ParcelId(new EdgeId("p", "e"), 1, 1);
    assertThatThrownBy(() -> LedgerHash.of(LedgerHash.START, id, Contents.of(readings)))
        .isInstanceOf(IllegalStateException.class);
  }

  private static ReadingColumns one(int tag, long time, double value, int quality) {
    ReadingColumns columns = new ReadingColumns(1);
    columns.add(tag, time, value, quality);
    return columns;
  }

  private static Contents event(StationEvent event) {
    return new Contents(
        List.of(), new ReadingColumns(0), List.of(), List.of(), List.of(event), List.of());
  }

  private static LedgerHash sealed(Contents contents) {
    return parcel(1, LedgerHash.START, contents).hash();
  }

  private static Parcel parcel(long seq, LedgerHash previous, Contents contents) {
    return Parcel.seal(new ParcelId(new EdgeId("p", "e"), 1, seq), previous, contents);
  }
}
