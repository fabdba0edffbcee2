package io.gaugewire.ingest.verify;

import io.gaugewire.ingest.store.LedgerLine;
import io.gaugewire.ingest.store.ParcelReader;
import io.gaugewire.ingest.store.StoredStream;
import io.gaugewire.ingest.verify.Finding.Kind;
import io.gaugewire.wire.Contents;
import io.gaugewire.wire.LedgerHash;
import io.gaugewire.wire.ParcelId;
import io.gaugewire.wire.ReadingColumns;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Walks one stream's ledger from its first line to its cursor. Each line is recomputed over the
 * <em>stored</em> hash before it, so that one change is one finding and not everything after it;
 * the line that follows tells whether it was the ledger that was changed or the rows. Confined to
 * one thread.
 */
final class StreamCheck {
  private static final int LINES = 500;
  private static final long ENTRIES = 100_000;

  private final Connection connection;
  private final ParcelReader reader;
  private final StoredStream stream;
  private final long droppedBefore;
  private final Verification.Tally tally;
  private final String name;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * A line whose rows give another hash, until the line after it tells which of the two is right.
   */
  private record Doubt(
      LedgerLine line, LedgerHash before, LedgerHash computed, Contents contents) {}

  private @Nullable Doubt doubt;

  /** Hash of the line before, or null where that line is missing. */
  private @Nullable LedgerHash previous = LedgerHash.START;

  private long seq;

  StreamCheck(
      Connection connection,
      ParcelReader reader,
      StoredStream stream,
      long droppedBefore,
      Verification.Tally tally) {
    this.connection = connection;
    this.reader = reader;
    this.stream = stream;
    this.droppedBefore = droppedBefore;
    this.tally = tally;
    this.name = stream.edge() + " epoch " + stream.epoch();
  }

  List<Finding> run() throws SQLException {
    while (seq < stream.through() && findings.size() < Verdict.MOST_FINDINGS) {
      if (!chunk(LINES) && !chunk(1)) {
        add(Kind.ALTERED, seq + 1, "ledger", "the line cannot be read");
        return findings;
      }
    }
    if (seq == stream.through()) {
      end();
    }
    return findings;
  }

  /** Checks the next lines; false when what the tables hold cannot even be read. */
  private boolean chunk(int mostLines) throws SQLException {
    List<LedgerLine> lines;
    try {
      lines = reader.ledgerAfter(stream.id(), seq, mostLines, ENTRIES);
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
    lines = lines.stream().filter(line -> line.key().seq() <= stream.through()).toList();
    if (lines.isEmpty()) {
      missingLines(stream.through());
      return true;
    }
    Map<Long, Contents> contents;
    try {
      contents = reader.contents(stream, lines, ParcelReader.TagNaming.NUMBERS);
    } catch (IllegalArgumentException | IndexOutOfBoundsException impossible) {
      if (lines.size() > 1) {
        return false;
      }
      impossible(lines.getFirst());
      return true;
    }
    for (LedgerLine line : lines) {
      if (line.key().seq() > seq + 1) {
        missingLines(line.key().seq() - 1);
      }
      line(line, contents.getOrDefault(line.key().number(), nothing()));
    }
    return true;
  }

  private static Contents nothing() {
    return Contents.of(new ReadingColumns(1));
  }

  private void missingLines(long last) throws SQLException {
    rowsWereChanged();
    add(
        Kind.MISSING,
        seq + 1,
        "ledger",
        last == seq + 1 ? "the line" : "the lines up to parcel " + last);
    seq = last;
    previous = null;
  }

  /** A row holds what no edge can have sent, such as an unknown mark. */
  private void impossible(LedgerLine line) throws SQLException {
    rowsWereChanged();
    findings.add(new ChangedRows(connection, stream, line).altered());
    pass(line, 0);
  }

  private void line(LedgerLine line, Contents contents) throws SQLException {
    LedgerHash before = previous;
    if (line.quarantined()) {
      rowsWereChanged();
      if (!QuarantinedParcel.isThere(connection, line)) {
        add(Kind.MISSING, line.key().seq(), "quarantine", "the bytes of the parcel");
      }
      pass(line, 0);
    } else if (before == null) {
      // The line before is missing, so there is nothing to compute from.
      pass(line, 0);
    } else {
      judge(line, before, contents);
      pass(line, contents.entries());
    }
  }

  /** Where the chain goes on from the hash that the rows before give, the line before is wrong. */
  private void judge(LedgerLine line, LedgerHash before, Contents contents) throws SQLException {
    LedgerHash computed = hash(before, line, contents);
    boolean fits = computed.equals(line.hash());
    Doubt open = doubt;
    boolean fitsRowsBefore =
        !fits && open != null && hash(open.computed(), line, contents).equals(line.hash());
    if (fitsRowsBefore) {
      lineWasChanged();
    } else {
      rowsWereChanged();
    }
    if (fits || fitsRowsBefore) {
      columns(line, contents);
    } else if (expired(line)) {
      tally.expired++;
    } else {
      doubt = new Doubt(line, before, computed, contents);
    }
  }

  private void pass(LedgerLine line, long entries) {
    previous = line.hash();
    seq = line.key().seq();
    tally.parcel(entries);
  }

  private LedgerHash hash(LedgerHash before, LedgerLine line, Contents contents) {
    ParcelId id = new ParcelId(stream.edge(), stream.epoch(), line.key().seq());
    return LedgerHash.of(before, id, contents);
  }

  private boolean expired(LedgerLine line) {
    return line.span().isPresent() && line.span().get().firstMicros() < droppedBefore;
  }

  /** The columns of the line that its hash does not cover. */
  private void columns(LedgerLine line, Contents contents) {
    ReadingColumns readings = contents.readings();
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (int row = 0; row < readings.size(); row++) {
      first = Math.min(first, readings.timeMicros(row));
      last = Math.max(last, readings.timeMicros(row));
    }
    boolean spanFits =
        line.span().isEmpty()
            ? readings.isEmpty()
            : line.span().get().equals(new LedgerLine.Span(first, last));
    if (line.entries() != contents.entries() || !spanFits) {
      add(Kind.ALTERED, line.key().seq(), "ledger", "the count or the times of the line");
    }
  }

  private void rowsWereChanged() throws SQLException {
    Doubt open = doubt;
    doubt = null;
    if (open != null) {
      findings.add(
          new ChangedRows(connection, stream, open.line()).name(open.before(), open.contents()));
    }
  }

  private void lineWasChanged() {
    Doubt open = doubt;
    doubt = null;
    if (open != null) {
      add(Kind.ALTERED, open.line().key().seq(), "ledger", "the hash of the line");
    }
  }

  /** The cursor's hash is the witness of the last line. */
  private void end() throws SQLException {
    Doubt open = doubt;
    boolean lastIsDoubted = open != null;
    if (open != null && open.computed().equals(stream.head())) {
      lineWasChanged();
    } else {
      rowsWereChanged();
    }
    if (!lastIsDoubted && previous != null && !previous.equals(stream.head())) {
      add(Kind.ALTERED, seq, "stream", "the hash beside the cursor");
    }
    for (LedgerLine line : reader.ledgerAfter(stream.id(), stream.through(), 1, 1)) {
      add(Kind.ADDED, line.key().seq(), "ledger", "a line after the stream's cursor");
    }
  }

  private void add(Kind kind, long parcel, String table, String row) {
    findings.add(new Finding(kind, name, parcel, table, row));
  }
}
