package io.gaugewire.edge.station;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the stations handed in lately, for their lists: the records themselves are in the outbox.
 * One line of JSON each; the oldest go when there are too many. Safe for use by many threads.
 */
final class RecordBook {
  private static final Logger log = LoggerFactory.getLogger(RecordBook.class);

  /** A month of a busy edge. */
  private static final int MOST = 20_000;

  private static final int ROOM = 2_000;

  private final Path file;
  private final JsonMapper json;
  private final Map<UUID, Line> lines = new LinkedHashMap<>();
  private boolean torn;

  /**
   * One record.
   *
   * @param epoch of the outbox
   * @param parcel the record is on the server once this parcel of that epoch is
   * @param summary the record's own short form, JSON
   */
  record Line(
      UUID id,
      String station,
      String signedAt,
      Signer signedBy,
      long epoch,
      long parcel,
      JsonNode summary) {}

  /** Who. */
  record Signer(String badge, String name) {}

  RecordBook(Path directory, JsonMapper json) {
    this.file = directory.resolve("records.jsonl");
    this.json = json;
    try {
      Files.createDirectories(directory);
      if (Files.exists(file)) {
        Files.readAllLines(file, StandardCharsets.UTF_8).forEach(this::read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
    if (torn) {
      rewrite(); // What is appended next begins a line of its own.
    } else {
      shorten();
    }
  }

  /** The last line may be half written: its record was then not acknowledged, and comes again. */
  private void read(String text) {
    try {
      Line line = json.readValue(text, Line.class);
      lines.put(line.id(), line);
    } catch (JacksonException e) {
      torn = true;
      log.atWarn().log("line of the record book is unreadable");
    }
  }

  synchronized Optional<Line> find(UUID id) {
    return Optional.ofNullable(lines.get(id));
  }

  /** Oldest first. */
  synchronized List<Line> ofStation(String station) {
    return lines.values().stream().filter(line -> line.station().equals(station)).toList();
  }

  synchronized void add(Line line) {
    lines.put(line.id(), line);
    try {
      Files.writeString(
          file,
          json.writeValueAsString(line) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
    if (lines.size() > MOST + ROOM) {
      shorten();
    }
  }

  private void shorten() {
    if (lines.size() <= MOST) {
      return;
    }
    List<UUID> oldest = new ArrayList<>(lines.keySet()).subList(0, lines.size() - MOST);
    oldest.forEach(lines::remove);
    rewrite();
  }

  private void rewrite() {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.write(beside, lines.values().stream().map(json::writeValueAsString).toList());
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }
}
