package io.gaugewire.ingest.reports;

import io.gaugewire.ingest.config.ServerConfig;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What people and places are called in the database, in the caller's transaction. */
final class NameStore {
  private NameStore() {}

  /** Names of people by what they sign with, a sign-in name or a badge. */
  static SortedMap<String, String> people(Handle handle, Collection<String> signers) {
    return handle
        .createQuery(
            """
            select signer, p.name from unnest(:signers) as signer
            join person p on p.login = signer or p.badge = signer
            """)
        .bindArray("signers", String.class, signers)
        .map((row, context) -> Map.entry(row.getString("signer"), row.getString("name")))
        .collect(byKey());
  }

  /** Names by code of what a table of master data holds. */
  static SortedMap<String, ServerConfig.Name> named(
      Handle handle, String table, Collection<String> codes) {
    return handle
        .createQuery("select code, name_en, name_zh from " + table + " where code = any(:codes)")
        .bindArray("codes", String.class, codes)
        .map(
            (row, context) ->
                Map.entry(
                    row.getString("code"),
                    new ServerConfig.Name(row.getString("name_en"), row.getString("name_zh"))))
        .collect(byKey());
  }

  /** In the order of the keys, so that the same names always give the same bytes. */
  private static <T> Collector<Map.Entry<String, T>, ?, SortedMap<String, T>> byKey() {
    return Collectors.toMap(
        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new);
  }
}
