package io.gaugewire.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Random things that travel, repeatable by seed. */
final class Samples {
  private static final String LETTERS = "abcXYZ019 ._-/µ°Øä量具工位漢😀";
  private static final long LATEST = 253_402_300_799_999_999L;

  private final RandomGenerator random;

  Samples(RandomGenerator random) {
    this.random = random;
  }

  EdgeId edge() {
    return new EdgeId("plant-" + random.nextInt(9), "edge." + random.nextInt(9));
  }

  Parcel parcel() {
    ParcelId id = new ParcelId(edge(), positive(), positive());
    return Parcel.seal(id, hash(), contents());
  }

  Contents contents() {
    return new Contents(
        some(3, this::tag),
        readings(),
        some(3, this::result),
        some(3, this::record),
        some(3, this::event),
        some(3, this::gap));
  }

  ReadingColumns readings() {
    ReadingColumns columns = new ReadingColumns(random.nextInt(4));
    int size = random.nextInt(4) == 0 ? 0 : random.nextInt(200);
    boolean marked = random.nextBoolean();
    boolean raw = random.nextInt(3) == 0;
    for (int row = 0; row < size; row++) {
      int tag = random.nextInt(5) == 0 ? 1 + random.nextInt(Integer.MAX_VALUE) : 1 + row % 7;
      int quality = marked && random.nextBoolean() ? random.nextInt(Quality.ALL + 1) : 0;
      if (raw && random.nextBoolean()) {
        columns.add(tag, time(), value(), quality, bytes(1 + random.nextInt(8)));
      } else {
        columns.add(tag, time(), value(), quality);
      }
    }
    return columns;
  }

  double value() {
    return switch (random.nextInt(8)) {
      case 0 -> Double.NaN;
      case 1 -> -0.0;
      case 2 -> Double.NEGATIVE_INFINITY;
      case 3 -> Double.longBitsToDouble(random.nextLong());
      case 4 -> Double.MIN_VALUE;
      default -> random.nextInt(100_000) / 1000.0;
    };
  }

  TagDefinition tag() {
    return new TagDefinition(
        1 + random.nextInt(1000), text(1), text(1), text(0), random.nextInt(13));
  }

  StationResult result() {
    return new StationResult(
        text(1),
        time(),
        random.nextInt(5) == 0 ? -1 : positive() - 1,
        new StationResult.PartReference(text(0), text(0), text(0)),
        oneOf(StationResult.Verdict.values()),
        some(4, () -> new StationResult.DefectCount(text(1), 1 + random.nextInt(9))));
  }

  InspectionRecord record() {
    byte[] content = text(0).getBytes(StandardCharsets.UTF_8);
    return new InspectionRecord(id(), text(1), time(), content);
  }

  StationEvent event() {
    return new StationEvent(text(1), time(), oneOf(StationEvent.Kind.values()), text(0));
  }

  Gap gap() {
    long from = time();
    long to = Math.min(LATEST, from + random.nextInt(1_000_000));
    return new Gap(
        text(1), text(0), oneOf(Gap.Reason.values()), from, to, random.nextInt(1000) - 1);
  }

  LedgerHash hash() {
    return LedgerHash.ofBytes(bytes(LedgerHash.BYTES));
  }

  UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  long time() {
    return switch (random.nextInt(8)) {
      case 0 -> 0;
      case 1 -> LATEST;
      case 2 -> random.nextLong(LATEST);
      default -> 1_795_000_000_000_000L + random.nextInt(1_000_000);
    };
  }

  long positive() {
    return random.nextBoolean() ? 1 + random.nextInt(300) : 1 + random.nextLong(Long.MAX_VALUE - 1);
  }

  String text(int atLeast) {
    int length = atLeast + random.nextInt(12);
    StringBuilder text = new StringBuilder();
    int[] letters = LETTERS.codePoints().toArray();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return text.toString();
  }

  byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private <T> T oneOf(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private <T> List<T> some(int most, Supplier<T> one) {
    List<T> list = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      list.add(one.get());
    }
    return list;
  }
}
