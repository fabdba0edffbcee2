package io.gaugewire.edge.outbox;

import io.gaugewire.wire.EdgeId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rescues the readable parcels of a damaged segment. What stands before the hole stays in its
 * epoch; what follows, in this and in later segments, goes to an epoch of its own, because a chain
 * cannot go on over a hole; what is written from now on begins another.
 *
 * <p>The rescued runs are written beside the original under a name that says whose they are, then
 * the original moves to {@code damaged}, then the runs get their own names: cut short at any point,
 * {@link #finish} completes or undoes it.
 */
final class Salvage {
  private static final String MARK = ".of.";

  private Salvage() {}

  /** Completes or undoes a salvage that was cut short. */
  static void finish(OutboxDirectory directory) throws IOException {
    List<Path> unfinished;
    try (Stream<Path> files = Files.list(directory.path())) {
      // The run that takes the original's own name comes last: while it is missing, the original is
      // known to be out of the way.
      unfinished =
          files
              .filter(Salvage::unfinished)
              .sorted(Comparator.comparing(Salvage::takesOriginalName))
              .toList();
    }
    for (Path file : unfinished) {
      if (file.getFileName().toString().endsWith(SegmentWriter.NEW)) {
        Files.delete(file);
        continue;
      }
      String[] names = names(file);
      if (!Files.exists(directory.path().resolve(names[1]))) {
        Files.move(file, file.resolveSibling(names[0]), StandardCopyOption.ATOMIC_MOVE);
      } else {
        Files.delete(file);
      }
    }
    SegmentWriter.forceDirectory(directory.path());
  }

  private static String[] names(Path file) {
    return file.getFileName().toString().split(Pattern.quote(MARK), 2);
  }

  private static boolean takesOriginalName(Path file) {
    String[] names = names(file);
    return names.length == 2 && names[0].equals(names[1]);
  }

  private static boolean unfinished(Path file) {
    String name = file.getFileName().toString();
    return name.contains(MARK) || name.endsWith(SegmentWriter.NEW);
  }

  /**
   * Sets a damaged segment aside and keeps what is readable.
   *
   * @param newEpoch number for new epochs, unless higher ones are in use
   * @return the state of the chain that begins now
   */
  static ChainState of(
      OutboxDirectory directory,
      Segment damaged,
      EdgeId edge,
      long newEpoch,
      Consumer<String> report)
      throws IOException {
    SegmentScan scan = SegmentScan.of(damaged);
    List<Segment> all = directory.segments();
    long epoch = Math.max(newEpoch, all.getLast().epoch() + 1);
    String original = damaged.path().getFileName().toString();
    ChainState state = stateAtStart(damaged, scan, all, edge);
    long runEpoch = damaged.epoch();
    long expected = damaged.firstSeq();
    for (SegmentScan.Run run : scan.runs()) {
      if (run.firstSeq() != expected) {
        runEpoch = epoch++;
      }
      Segment target = Segment.in(directory.path(), runEpoch, run.firstSeq());
      Path beside = target.path().resolveSibling(target.path().getFileName() + MARK + original);
      state = copy(damaged, run, state, beside);
      expected = run.lastSeq() + 1;
    }
    List<Segment> later =
        all.stream()
            .filter(s -> s.epoch() == damaged.epoch() && s.firstSeq() > damaged.firstSeq())
            .toList();
    if (!later.isEmpty()) {
      if (later.getFirst().firstSeq() != expected) {
        runEpoch = epoch++;
      }
      for (Segment segment : later.reversed()) {
        directory.rename(segment, runEpoch);
      }
    }
    if (all.getLast().compareTo(damaged) > 0) {
      state = newestState(directory.segments().getLast()).orElse(state);
    }
    Path kept = directory.setAside(damaged);
    finish(directory);
    report.accept(
        "segment "
            + original
            + " has unreadable bytes; kept as "
            + directory.path().relativize(kept)
            + ", "
            + parcels(scan)
            + " of its parcels rescued");
    state.begin(epoch);
    return state;
  }

  /** The chain where a segment begins: as it says itself, or as the one before it ends. */
  private static ChainState stateAtStart(
      Segment damaged, SegmentScan scan, List<Segment> all, EdgeId edge) throws IOException {
    if (scan.checkpoint().isPresent()) {
      return ChainState.of(scan.checkpoint().get());
    }
    Optional<Segment> before =
        all.stream()
            .filter(s -> s.epoch() == damaged.epoch() && s.firstSeq() < damaged.firstSeq())
            .reduce((first, second) -> second);
    Optional<ChainState> left = before.isPresent() ? newestState(before.get()) : Optional.empty();
    return left.orElseGet(() -> new ChainState(edge, Position.start(damaged.epoch())));
  }

  private static Optional<ChainState> newestState(Segment newest) throws IOException {
    Optional<Checkpoint> checkpoint = SegmentScan.of(newest).checkpoint();
    return checkpoint.isEmpty()
        ? Optional.empty()
        : Optional.of(Recovery.replay(newest, checkpoint.get()));
  }

  private static long parcels(SegmentScan scan) {
    return scan.runs().stream().mapToLong(run -> run.lastSeq() - run.firstSeq() + 1).sum();
  }

  private static ChainState copy(
      Segment damaged, SegmentScan.Run run, ChainState before, Path target) throws IOException {
    Segment copy = new Segment(target, damaged.epoch(), run.firstSeq());
    Checkpoint checkpoint = before.checkpoint();
    try (SegmentReader reader = new SegmentReader(damaged);
        FileChannel channel =
            FileChannel.open(
                target,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
      write(channel, SegmentWriter.start(checkpoint));
      reader.seek(run.offset());
      for (long seq = run.firstSeq(); seq <= run.lastSeq(); ) {
        OutboxRecord record = reader.next().orElseThrow();
        write(channel, record.framed());
        if (record instanceof OutboxRecord.Stored) {
          seq++;
        }
      }
      channel.force(true);
    }
    return Recovery.replay(copy, checkpoint);
  }

  /** Writes all of it: a disk that is nearly full takes a part and says nothing. */
  private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
