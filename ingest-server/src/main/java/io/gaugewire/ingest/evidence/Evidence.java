package io.gaugewire.ingest.evidence;

import io.gaugewire.ingest.database.Snapshot;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the records of a time into a ZIP file: one line of JSON a record, a file a kind, issued
 * reports to the letter, and {@code SHA256SUMS} over all of them. Reads in one snapshot and holds
 * no more than a line in memory, so that years can be written. The same records give the same
 * bytes.
 */
final class Evidence {
  /** Rows asked for at a time; so many lines are on their way at once. */
  private static final int FETCH = 500;

  private static final LocalDateTime STAMP = LocalDateTime.of(2000, 1, 1, 0, 0);

  /** Where the rows of each kind come from; {@code ?} is the time's beginning, then its end. */
  private static final Map<String, String> KINDS = kinds();

  private final Connection connection;
  private final Instant from;
  private final Instant to;
  private final ZipOutputStream zip;
  private final List<String> sums = new ArrayList<>();
  private final Map<String, Long> counts = new LinkedHashMap<>();

  private Evidence(Connection connection, Instant from, Instant to, ZipOutputStream zip) {
    this.connection = connection;
    this.from = from;
    this.to = to;
    this.zip = zip;
  }

  private static Map<String, String> kinds() {
    Map<String, String> kinds = new LinkedHashMap<>();
    kinds.put(
        "person",
        "(select id, login, badge, name, active_from, active_to from person) t order by id");
    for (String all :
        List.of("part", "operation", "characteristic", "defect_code", "inspection_plan", "gauge")) {
      kinds.put(all, all + " t order by t::text");
    }
    kinds.put("batch", timed("batch", "opened", "number"));
    kinds.put(
        "batch_parent",
        "batch_parent t where t.child in (select id from batch where opened >= ? and opened < ?)"
            + " order by t.child, t.parent");
    kinds.put("planned_check", timed("planned_check", "planned", "id"));
    kinds.put("inspection", timed("inspection", "signed", "number"));
    kinds.put(
        "inspection_batch",
        "inspection_batch t where t.inspection_id in"
            + " (select id from inspection where signed >= ? and signed < ?)"
            + " order by t.inspection_id, t.batch_id");
    kinds.put("unplaced_record", timed("unplaced_record", "received", "id"));
    kinds.put("hold", timed("hold", "placed", "number"));
    kinds.put("nonconformance", timed("nonconformance", "raised", "number"));
    kinds.put("disposition", timed("disposition", "decided", "id"));
    kinds.put("action", timed("action", "created", "number"));
    kinds.put("escalation", timed("escalation", "time", "number"));
    kinds.put("process_event", timed("process_event", "opened", "number"));
    kinds.put("calibration", timed("calibration", "recorded", "id"));
    kinds.put("objective", "objective t order by id, version");
    kinds.put("objective_reason", timed("objective_reason", "recorded", "objective_id"));
    kinds.put("complaint", timed("complaint", "received", "number"));
    kinds.put("delivery", timed("delivery", "delivered", "id"));
    kinds.put("visit", timed("visit", "due", "id"));
    kinds.put("report", timed("report", "drafted", "id"));
    kinds.put("signature", timed("signature", "time", "id"));
    kinds.put("audit_entry", timed("audit_entry", "time", "number"));
    return Collections.unmodifiableMap(kinds);
  }

  private static String timed(String table, String time, String order) {
    return table
        + " t where "
        + time
        + " >= ? and "
        + time
        + " < ? order by "
        + time
        + ", "
        + order;
  }

  /**
   * Writes the records of a time, from its beginning up to its end.
   *
   * @return how many of each kind
   */
  static Map<String, Long> write(Connection connection, Instant from, Instant to, OutputStream out)
      throws SQLException, IOException {
    try (Snapshot _ = Snapshot.of(connection);
        Statement statement = connection.createStatement();
        ZipOutputStream zip = new ZipOutputStream(out)) {
      statement.execute("set local timezone to 'UTC'");
      Evidence evidence = new Evidence(connection, from, to, zip);
      for (Map.Entry<String, String> kind : KINDS.entrySet()) {
        evidence.kind(kind.getKey(), kind.getValue());
      }
      evidence.reports();
      evidence.anchor();
      evidence.text("READ-ME.txt", How.TO_CHECK);
      evidence.entry("SHA256SUMS", file -> evidence.lines(file, evidence.sums));
      return evidence.counts;
    }
  }

  /** Writes a file. */
  private interface Writing {
    void to(OutputStream file) throws IOException, SQLException;
  }

  private void entry(String name, Writing writing) throws IOException, SQLException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(STAMP);
    zip.putNextEntry(entry);
    Digested file = new Digested(zip);
    writing.to(file);
    zip.closeEntry();
    sums.add(file.hex() + "  " + name);
  }

  private void lines(OutputStream file, List<String> lines) throws IOException {
    for (String line : lines) {
      file.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private void text(String name, String text) throws IOException, SQLException {
    entry(name, file -> file.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private void kind(String name, String source) throws IOException, SQLException {
    entry(
        name + ".jsonl",
        file -> {
          long count = 0;
          try (PreparedStatement select =
                  connection.prepareStatement("select to_jsonb(t)::text from " + source);
              ResultSet rows = rows(select)) {
            while (rows.next()) {
              lines(file, List.of(rows.getString(1)));
              count++;
            }
          }
          counts.put(name, count);
        });
  }

  private ResultSet rows(PreparedStatement select) throws SQLException {
    select.setFetchSize(FETCH);
    if (select.getParameterMetaData().getParameterCount() == 2) {
      select.setObject(1, from.atOffset(ZoneOffset.UTC));
      select.setObject(2, to.atOffset(ZoneOffset.UTC));
    }
    return select.executeQuery();
  }

  /** The figures of issued reports, to the letter: the hash of each file is that of the report. */
  private void reports() throws IOException, SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                """
                select kind || '-' || period || '-r' || revision, content from report
                where issued >= ? and issued < ? order by issued, id
                """);
        ResultSet rows = rows(select)) {
      while (rows.next()) {
        text("reports/" + rows.getString(1) + ".json", rows.getString(2));
      }
    }
  }

  /** What the chain stood at before the first line and after the last one. */
  private void anchor() throws IOException, SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select jsonb_build_object(
              'from', ?::timestamptz, 'to', ?::timestamptz,
              'hashBefore', coalesce(
                (select encode(hash, 'hex') from audit_entry where number = first.number - 1),
                repeat('00', 32)),
              'lastNumber', last.number, 'lastHash', encode(last.hash, 'hex'))::text
            from (select min(number) as number from audit_entry
                  where time >= ? and time < ?) first,
                 (select number, hash from audit_entry order by number desc limit 1) last
            """)) {
      for (int i = 0; i < 2; i++) {
        select.setObject(2 * i + 1, from.atOffset(ZoneOffset.UTC));
        select.setObject(2 * i + 2, to.atOffset(ZoneOffset.UTC));
      }
      try (ResultSet rows = select.executeQuery()) {
        if (rows.next()) {
          text("anchor.json", rows.getString(1) + "\n");
        }
      }
    }
  }

  /** Hashes what passes through; closing it leaves the ZIP file open. */
  private static final class Digested extends FilterOutputStream {
    private final MessageDigest digest;

    Digested(OutputStream out) {
      super(out);
      try {
        this.digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void write(int b) throws IOException {
      digest.update((byte) b);
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      digest.update(bytes, from, length);
      out.write(bytes, from, length);
    }

    String hex() {
      return HexFormat.of().formatHex(digest.digest());
    }
  }
}
