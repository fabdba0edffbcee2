package io.gaugewire.ingest.audit;

import io.gaugewire.ingest.database.Snapshot;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Checks the chain of changes: each line against the one before, every record against the last line
 * that tells of it, the sums of the days against the records, and where an anchor is given, that
 * the chain still goes through it. Streams; holds nothing but the line at hand.
 */
public final class AuditChain {
  private static final int FETCH = 5_000;
  private static final int HASH_BYTES = 32;

  private final Connection connection;
  private final MessageDigest digest;

  private AuditChain(Connection connection) {
    this.connection = connection;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A line's number and hash, kept outside the database, so that the chain cannot be rewritten as a
   * whole.
   *
   * @param hash 64 hex digits
   */
  public record Anchor(long number, String hash) {}

  /**
   * Checks everything, on one snapshot of the database.
   *
   * @throws SQLException when the database cannot be read
   */
  public static ChainVerdict verify(DataSource database, Optional<Anchor> anchor)
      throws SQLException {
    try (Connection connection = database.getConnection();
        Snapshot _ = Snapshot.of(connection)) {
      return new AuditChain(connection).verify(anchor);
    }
  }

  private ChainVerdict verify(Optional<Anchor> anchor) throws SQLException {
    byte[] head = new byte[HASH_BYTES];
    long lines = 0;
    boolean anchored = anchor.isEmpty();
    try (PreparedStatement query =
        connection.prepareStatement("select * from audit_entry order by number")) {
      query.setFetchSize(FETCH);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          long number = row.getLong("number");
          if (number != lines + 1) {
            return new ChainVerdict.BrokenLine(
                lines + 1, "the line is missing; the next one there is " + number);
          }
          head = hash(head, row);
          if (!Arrays.equals(head, row.getBytes("hash"))) {
            return new ChainVerdict.BrokenLine(
                number, "the line was altered or added: its hash does not follow from it");
          }
          lines = number;
          if (anchor.isPresent() && anchor.get().number() == number) {
            if (!hex(head).equals(anchor.get().hash())) {
              return new ChainVerdict.BrokenLine(
                  number, "the line differs from the anchor: the chain was rewritten up to it");
            }
            anchored = true;
          }
        }
      }
    }
    if (!anchored) {
      return new ChainVerdict.BrokenLine(
          lines + 1, "the chain ends before the anchor, line " + anchor.orElseThrow().number());
    }
    return records(lines, hex(head));
  }

  private byte[] hash(byte[] before, ResultSet row) throws SQLException {
    digest.update(before);
    Instant time = row.getObject("time", OffsetDateTime.class).toInstant();
    field(String.valueOf(row.getLong("number")));
    field(String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, time)));
    for (String column :
        List.of("author", "origin", "reason", "kind", "record", "action", "before", "after")) {
      field(row.getString(column));
    }
    return digest.digest();
  }

  private void field(@Nullable String value) {
    if (value == null) {
      digest.update("~,".getBytes(StandardCharsets.UTF_8));
      return;
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
    digest.update((byte) ',');
  }

  private ChainVerdict records(long lines, String head) throws SQLException {
    long records = 0;
    for (String kind : kinds()) {
      if (!guarded(kind)) {
        return new ChainVerdict.AlteredRecord(
            kind, "", "the table no longer writes its changes into the chain: its trigger is off");
      }
      try (PreparedStatement query =
          connection.prepareStatement("select * from audit_differences(?)")) {
        query.setString(1, kind);
        try (ResultSet row = query.executeQuery()) {
          if (row.next()) {
            return altered(kind, row);
          }
        }
      }
      try (Statement count = connection.createStatement();
          ResultSet row = count.executeQuery("select count(*) from \"" + kind + "\"")) {
        row.next();
        records += row.getLong(1);
      }
    }
    for (String view : List.of("audit_fault", "sum_fault")) {
      try (Statement query = connection.createStatement();
          ResultSet row =
              query.executeQuery(
                  "select kind, record, because from " + view + " order by 1, 2 limit 1")) {
        if (row.next()) {
          return new ChainVerdict.AlteredRecord(
              row.getString(1), row.getString(2), row.getString(3));
        }
      }
    }
    return new ChainVerdict.Intact(lines, head, records);
  }

  private static ChainVerdict altered(String kind, ResultSet row) throws SQLException {
    String record = row.getString("record");
    long line = row.getLong("line");
    if (row.getString("found") == null) {
      return new ChainVerdict.AlteredRecord(
          kind, record, "the record is gone, but line " + line + " tells of it");
    }
    return new ChainVerdict.AlteredRecord(
        kind,
        record,
        row.getString("told") == null
            ? "no line tells of the record: it was added past the server"
            : "the record differs from line " + line + ": it was changed past the server");
  }

  private List<String> kinds() throws SQLException {
    List<String> kinds = new ArrayList<>();
    try (Statement query = connection.createStatement();
        ResultSet row = query.executeQuery("select kind from audited order by kind")) {
      while (row.next()) {
        kinds.add(row.getString(1));
      }
    }
    return kinds;
  }

  private boolean guarded(String kind) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            select count(*) from pg_trigger
            where tgrelid = to_regclass(quote_ident(?)) and tgname = 'audit' and tgenabled <> 'D'
            """)) {
      query.setString(1, kind);
      try (ResultSet row = query.executeQuery()) {
        return row.next() && row.getLong(1) == 1;
      }
    }
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
