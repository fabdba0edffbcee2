package io.gaugewire.ingest.masterdata;

import io.gaugewire.ingest.audit.Author;
import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.chart.ChartPlan;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * Takes master data over into the database: what is new is added, what changed is changed, nothing
 * is removed. Safe for use by many threads.
 */
public final class MasterDataStore {
  /** Known limits hold for every reading, however old: also for history that is brought in. */
  private static final Instant FROM_THE_BEGINNING = Instant.parse("1970-01-01T00:00:00Z");

  private final Changes changes;

  public MasterDataStore(Changes changes) {
    this.changes = changes;
  }

  /**
   * Takes over everything, or nothing.
   *
   * @throws MasterDataConflictException when the file contradicts what was recorded under it
   */
  public void apply(MasterData data) {
    changes.make(
        Author.system("master data"),
        "the file that the server starts with",
        (handle, at) -> {
          site(handle, data.site());
          data.stations().forEach(station -> station(handle, data.site(), station));
          for (MasterData.Item item : data.characteristics()) {
            int characteristic = characteristic(handle, item);
            source(handle, data.site(), characteristic, item);
            int chart = chart(handle, characteristic, item);
            item.limits().ifPresent(limits -> limits(handle, chart, item.chart(), limits));
          }
          return at;
        });
  }

  /** Its names are edited elsewhere. */
  private static void site(Handle handle, String site) {
    handle
        .createUpdate(
            """
            insert into plant (code, name_en, name_zh) values (:site, :site, :site)
            on conflict (code) do nothing
            """)
        .bind("site", site)
        .execute();
  }

  private static void station(Handle handle, String site, MasterData.Station station) {
    handle
        .createUpdate(
            """
            insert into station (site, code, name_en, name_zh) values (:site, :code, :en, :zh)
            on conflict (site, code) do update set name_en = :en, name_zh = :zh
            """)
        .bind("site", site)
        .bind("code", station.code())
        .bind("en", station.name().en())
        .bind("zh", station.name().zh())
        .execute();
  }

  private static int characteristic(Handle handle, MasterData.Item item) {
    return handle
        .createQuery(
            """
            insert into characteristic
              (code, name_en, name_zh, unit, decimals, lsl, target, usl)
            values (:code, :en, :zh, :unit, :decimals, :lsl, :target, :usl)
            on conflict (code) do update set
              name_en = :en, name_zh = :zh, unit = :unit, decimals = :decimals,
              lsl = :lsl, target = :target, usl = :usl
            returning id
            """)
        .bind("code", item.code())
        .bind("en", item.name().en())
        .bind("zh", item.name().zh())
        .bind("unit", item.resolution().unit())
        .bind("decimals", item.resolution().decimals())
        .bind("lsl", item.specification().lower().orElse(null))
        .bind("target", item.specification().target().orElse(null))
        .bind("usl", item.specification().upper().orElse(null))
        .mapTo(Integer.class)
        .one();
  }

  private static void source(Handle handle, String site, int id, MasterData.Item item) {
    int moved =
        handle
            .createUpdate(
                """
                insert into characteristic_source (characteristic_id, site, edge, station, tag)
                values (:id, :site, :edge, :station, :tag)
                on conflict (site, edge, station, tag)
                  do update set characteristic_id = :id
                  where characteristic_source.characteristic_id = :id
                """)
            .bind("id", id)
            .bind("site", site)
            .bind("edge", item.source().edge())
            .bind("station", item.source().station())
            .bind("tag", item.source().tag())
            .execute();
    if (moved == 0) {
      throw new MasterDataConflictException(
          "tag "
              + item.source().tag()
              + " of station "
              + item.source().station()
              + " feeds another characteristic already; it cannot feed "
              + item.code()
              + " too");
    }
  }

  private static int chart(Handle handle, int characteristic, MasterData.Item item) {
    ChartPlan plan = item.chart();
    return handle
        .createQuery(
            """
            insert into chart
              (characteristic_id, kind, subgroup_size, location_rules, dispersion_rules,
               phase_one, stale_after)
            values (:characteristic, :kind, :size, :location, :dispersion, :phaseOne, :staleAfter)
            on conflict (characteristic_id, kind) do update set
              location_rules = :location, dispersion_rules = :dispersion,
              phase_one = :phaseOne, stale_after = :staleAfter
              where chart.subgroup_size = :size
            returning id
            """)
        .bind("characteristic", characteristic)
        .bind("kind", plan.kind().key())
        .bind("size", plan.subgroupSize())
        .bindArray("location", String.class, plan.locationRules())
        .bindArray("dispersion", String.class, plan.dispersionRules())
        .bind("phaseOne", plan.phaseOne())
        .bind("staleAfter", plan.staleAfter())
        .mapTo(Integer.class)
        .findOne()
        .orElseThrow(
            () ->
                new MasterDataConflictException(
                    "the chart of "
                        + item.code()
                        + " was begun with another subgroup size; give the characteristic a new"
                        + " code, or leave the size as it was"));
  }

  private static void limits(
      Handle handle, int chart, ChartPlan plan, MasterData.KnownLimits limits) {
    handle
        .createUpdate(
            """
            insert into limit_set
              (chart_id, version, mu, sigma, n, method, first_subgroup, valid_from,
               author, approver, reason)
            select :chart, 1, :mu, :sigma, :n, 'known', 1, :from, :author, :approver, :reason
            where not exists (select from limit_set where chart_id = :chart)
              and not exists (select from subgroup where chart_id = :chart)
            """)
        .bind("chart", chart)
        .bind("mu", limits.mu())
        .bind("sigma", limits.sigma())
        .bind("n", plan.subgroupSize())
        .bind("from", FROM_THE_BEGINNING)
        .bind("author", limits.author())
        .bind("approver", limits.approver())
        .bind("reason", limits.reason())
        .execute();
  }
}
