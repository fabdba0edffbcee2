package io.gaugewire.edge.outbox;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file of the outbox: a run of parcels without a gap.
 *
 * @param epoch the epoch its parcels are sent as; differs from the one they were sealed in where
 *     they follow a hole
 * @param firstSeq number of its first parcel, as sealed
 */
record Segment(Path path, long epoch, long firstSeq) implements Comparable<Segment> {
  static final int MAGIC = 0x47574f42; // GWOB
  static final int VERSION = 1;
  static final int HEADER_BYTES = 8;

  private static final Pattern NAME = Pattern.compile("segment-(\\d{1,18})-(\\d{1,18})\\.gwo");

  static Segment in(Path directory, long epoch, long firstSeq) {
    String name = "segment-%012d-%015d.gwo".formatted(epoch, firstSeq);
    return new Segment(directory.resolve(name), epoch, firstSeq);
  }

  Path directory() {
    return path.resolveSibling(".");
  }

  static Optional<Segment> ofPath(Path path) {
    Matcher name = NAME.matcher(path.getFileName().toString());
    return name.matches()
        ? Optional.of(
            new Segment(path, Long.parseLong(name.group(1)), Long.parseLong(name.group(2))))
        : Optional.empty();
  }

  @Override
  public int compareTo(Segment other) {
    return epoch != other.epoch
        ? Long.compare(epoch, other.epoch)
        : Long.compare(firstSeq, other.firstSeq);
  }
}
