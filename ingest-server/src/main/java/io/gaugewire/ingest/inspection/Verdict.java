package io.gaugewire.ingest.inspection;

import java.util.Locale;

/** What a record says of the product. */
enum Verdict {
  PASS,
  FAIL,
  /** Its readings cannot pass a batch: a gauge was out of date, or values are missing. */
  UNPROVEN;

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
