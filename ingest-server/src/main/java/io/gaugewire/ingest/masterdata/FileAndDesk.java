package io.gaugewire.ingest.masterdata;

import io.gaugewire.ingest.characteristic.Specification;
import io.gaugewire.ingest.chart.ChartPlan;
import io.gaugewire.ingest.chart.RunRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Who has the word on a record: the file until people change it at the desk, the desk from then on.
 * The chain of changes tells which it is. Confined to one change.
 */
public final class FileAndDesk {
  /** Origin of what the file changes, in the chain of changes. */
  static final String FILE = "master data";

  private final Handle handle;
  private final List<Difference> differences = new ArrayList<>();

  FileAndDesk(Handle handle) {
    this.handle = handle;
  }

  /**
   * A value of the file that is not taken over.
   *
   * @param kind {@code station}, {@code characteristic} or {@code chart}
   * @param field in words
   * @param file what the file says; empty where it says nothing
   * @param desk what counts
   */
  public record Difference(String kind, String record, String field, String file, String desk) {}

  /** What was found, in the order of the file. */
  List<Difference> differences() {
    return List.copyOf(differences);
  }

  /** Whether people added the record, or changed anything of it that the file speaks about. */
  boolean isTold(String kind, String record) {
    return handle
        .createQuery(
            """
            select exists (
              select from audit_entry
              where kind = :kind and record = :record and action in ('insert', 'update')
                and not (author = 'system' and origin in (:file, 'migration'))
                and (before is null
                  or before::jsonb - 'severity' <> after::jsonb - 'severity'))
            """)
        .bind("kind", kind)
        .bind("record", record)
        .bind("file", FILE)
        .mapTo(Boolean.class)
        .one();
  }

  void compare(String site, MasterData.Station station) {
    Query found =
        handle
            .createQuery(
                """
                select name_en as "English name", name_zh as "Chinese name"
                from station where site = :site and code = :code
                """)
            .bind("site", site)
            .bind("code", station.code());
    Map<String, String> file = new LinkedHashMap<>();
    file.put("English name", station.name().en());
    file.put("Chinese name", station.name().zh());
    compare("station", site + "/" + station.code(), file, found);
  }

  void compare(MasterData.Item item) {
    Specification specification = item.specification();
    Map<String, String> file = new LinkedHashMap<>();
    file.put("English name", item.name().en());
    file.put("Chinese name", item.name().zh());
    file.put("unit", item.resolution().unit());
    file.put("decimals", String.valueOf(item.resolution().decimals()));
    file.put("lower", plain(specification.lower()));
    file.put("target", plain(specification.target()));
    file.put("upper", plain(specification.upper()));
    Query found =
        handle
            .createQuery(
                """
                select name_en as "English name", name_zh as "Chinese name", unit,
                       decimals::text as decimals,
                       coalesce(trim_scale(lsl)::text, '') as lower,
                       coalesce(trim_scale(target)::text, '') as target,
                       coalesce(trim_scale(usl)::text, '') as upper
                from characteristic where code = :code
                """)
            .bind("code", item.code());
    compare("characteristic", item.code(), file, found);
  }

  void compare(String code, ChartPlan plan) {
    Map<String, String> file = new LinkedHashMap<>();
    file.put("subgroup size", String.valueOf(plan.subgroupSize()));
    file.put("rules of location", listed(plan.locationRules()));
    file.put("rules of dispersion", listed(plan.dispersionRules()));
    file.put("phase I", String.valueOf(plan.phaseOne()));
    file.put(
        "stale after",
        plain(Optional.of(BigDecimal.valueOf(plan.staleAfter().toMillis(), 3))) + " s");
    file.put("service", "in service");
    Query found =
        handle
            .createQuery(
                """
                select subgroup_size::text as "subgroup size",
                       array_to_string(location_rules, ' ') as "rules of location",
                       array_to_string(dispersion_rules, ' ') as "rules of dispersion",
                       phase_one::text as "phase I",
                       trim_scale(extract(epoch from stale_after)::numeric)::text || ' s'
                         as "stale after",
                       case when retired then 'retired' else 'in service' end as service
                from chart where code = :code
                """)
            .bind("code", code);
    compare("chart", code, file, found);
  }

  private static String listed(List<String> rules) {
    return String.join(" ", RunRules.ordered(rules));
  }

  private static String plain(Optional<BigDecimal> number) {
    return number.map(BigDecimal::stripTrailingZeros).map(BigDecimal::toPlainString).orElse("");
  }

  private void compare(String kind, String record, Map<String, String> file, Query found) {
    Map<String, String> desk =
        found
            .map(
                (row, context) -> {
                  Map<String, String> values = new LinkedHashMap<>();
                  for (String field : file.keySet()) {
                    values.put(field, row.getString(field));
                  }
                  return values;
                })
            .one();
    file.forEach(
        (field, value) -> {
          String counts = desk.getOrDefault(field, "");
          if (!counts.equals(value)) {
            differences.add(new Difference(kind, record, field, value, counts));
          }
        });
  }
}
