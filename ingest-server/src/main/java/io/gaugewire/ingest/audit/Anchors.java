package io.gaugewire.ingest.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps an anchor of the chain for each day in a folder, best where who owns the database cannot
 * change it: a file a year, a line a day, appended. A chain that no longer goes through the last
 * anchor gets no new one, which would hide it. Confined to one thread.
 */
public final class Anchors {
  private static final Logger log = LoggerFactory.getLogger(Anchors.class);
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String FILES = "anchors-[0-9]{4}\\.jsonl";

  private final AuditStore store;
  private final Path folder;
  private final Clock clock;
  private final ZoneId zone;
  private LocalDate doneOn = LocalDate.MIN;
  private boolean failing;

  /**
   * Begins with what the folder holds.
   *
   * @param folder is made when it is not there
   * @param zone of the plant, whose days count
   */
  public Anchors(AuditStore store, Path folder, Clock clock, ZoneId zone) {
    this.store = store;
    this.folder = folder;
    this.clock = clock;
    this.zone = zone;
  }

  /** A line of the files. */
  private record Kept(LocalDate day, long number, String hash) {
    AuditChain.Anchor anchor() {
      return new AuditChain.Anchor(number, hash);
    }
  }

  /** Keeps the day's anchor unless that is done; a folder that cannot be written is told once. */
  public void look() {
    LocalDate today = clock.instant().atZone(zone).toLocalDate();
    if (doneOn.equals(today)) {
      return;
    }
    try {
      Files.createDirectories(folder);
      keep(today);
      failing = false;
    } catch (IOException e) {
      if (!failing) {
        log.atWarn()
            .addKeyValue("folder", folder)
            .addKeyValue("reason", e.toString())
            .log("anchor of the day cannot be kept; trying again");
      }
      failing = true;
    }
  }

  private void keep(LocalDate today) throws IOException {
    Optional<Kept> last = last();
    if (last.isPresent() && !last.get().day().isBefore(today)) {
      doneOn = today;
      return;
    }
    if (last.isPresent() && !store.goesThrough(last.get().anchor())) {
      log.atError()
          .addKeyValue("line", last.get().number())
          .addKeyValue("day", last.get().day())
          .log("chain of changes does not go through its last anchor; run gaugewire verify");
      doneOn = today;
      return;
    }
    AuditChain.Anchor head = store.anchor();
    if (head.number() > 0) {
      append(new Kept(today, head.number(), head.hash()));
      doneOn = today;
    }
  }

  /** The last line that is whole; what a crash cut short is none. */
  private Optional<Kept> last() throws IOException {
    Optional<Path> file = latest(folder);
    return file.isEmpty()
        ? Optional.empty()
        : Files.readAllLines(file.get()).stream()
            .flatMap(line -> parsed(line).stream())
            .reduce((before, line) -> line);
  }

  private static Optional<Kept> parsed(String line) {
    try {
      return Optional.of(JSON.readValue(line, Kept.class));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private void append(Kept kept) throws IOException {
    Path file = folder.resolve("anchors-%d.jsonl".formatted(kept.day().getYear()));
    boolean cutShort = Files.exists(file) && !Files.readString(file).endsWith("\n");
    String line = (cutShort ? "\n" : "") + JSON.writeValueAsString(kept) + "\n";
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /**
   * The last line of anchors that were kept, as it stands there.
   *
   * @param kept a file of them, or the folder a server keeps them in
   * @throws IOException when it cannot be read
   */
  public static Optional<String> lastLine(Path kept) throws IOException {
    Optional<Path> file = Files.isDirectory(kept) ? latest(kept) : Optional.of(kept);
    List<String> lines = file.isPresent() ? Files.readAllLines(file.get()) : List.of();
    return lines.stream().filter(line -> !line.isBlank()).reduce((before, line) -> line);
  }

  private static Optional<Path> latest(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).matches(FILES))
          .max(Comparator.naturalOrder());
    }
  }
}
