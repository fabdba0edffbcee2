package io.gaugewire.ingest.strata;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What readings are parted by. */
enum By {
  BATCH("coalesce(nullif(p.batch, ''), g.batch)"),
  /** Edge, station and tag. */
  SOURCE("e.site || '/' || e.name || ' ' || t.station || ' ' || t.name"),
  PART("coalesce(p.part_number, '')"),
  /** As the station that measured it judged the part. */
  VERDICT("case p.verdict when 1 then 'pass' when 2 then 'fail' else '' end"),
  /** Who signed the inspection that holds the reading. */
  INSPECTOR("coalesce(v.signer, '')"),
  /** The gauge that the inspection names. */
  GAUGE("coalesce(v.gauge, '')"),
  /** Every k-th part as its station counts them: cavities, spindles and fixtures take turns. */
  TURN("case when p.counter >= 0 then ((p.counter % :turns) + 1)::text else '' end"),
  /** The shift of the plant's day; told by the time alone. */
  SHIFT("''");

  private final String sql;

  By(String sql) {
    this.sql = sql;
  }

  /** The key of a reading's stratum in SQL; empty where it is not known. */
  String sql() {
    return sql;
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<By> of(String key) {
    return Arrays.stream(values()).filter(by -> by.key().equals(key)).findFirst();
  }
}
