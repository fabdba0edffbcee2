package io.gaugewire.ingest.masterdata;

import io.gaugewire.ingest.audit.Author;
import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.chart.ChartPlan;
import io.gaugewire.ingest.masterdata.FileAndDesk.Difference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes master data over into the database: what is new is added, what changed is changed, nothing
 * is removed. What people changed at the desk is theirs: the file does not change it, and what it
 * says otherwise is told. Safe for use by many threads.
 */
public final class MasterDataStore {
  private static final Logger log = LoggerFactory.getLogger(MasterDataStore.class);

  /** Known limits hold for every reading, however old: also for history that is brought in. */
  private static final Instant FROM_THE_BEGINNING = Instant.parse("1970-01-01T00:00:00Z");

  private final Changes changes;

  public MasterDataStore(Changes changes) {
    this.changes = changes;
  }

  /**
   * Takes over everything, or nothing.
   *
   * @return what the file says otherwise than the desk, whose word counts
   * @throws MasterDataConflictException when the file contradicts what was recorded under it
   */
  public List<Difference> apply(MasterData data) {
    List<Difference> differences =
        changes.make(
            Author.system(FileAndDesk.FILE),
            "the file that the server starts with",
            (handle, at) -> {
              FileAndDesk desk = new FileAndDesk(handle);
              site(handle, data.site());
              data.stations().forEach(station -> station(handle, desk, data.site(), station));
              data.characteristics().forEach(item -> item(handle, desk, data.site(), item));
              return desk.differences();
            });
    for (Difference each : differences) {
      log.atWarn()
          .addKeyValue("kind", each.kind())
          .addKeyValue("record", each.record())
          .addKeyValue("field", each.field())
          .addKeyValue("file", each.file())
          .addKeyValue("desk", each.desk())
          .log(
              "master data file differs from the desk, which counts: write the desk's value into"
                  + " the file, or change it at the desk");
    }
    return differences;
  }

  private static void item(Handle handle, FileAndDesk desk, String site, MasterData.Item item) {
    if (!desk.isTold("characteristic", item.code())) {
      characteristic(handle, item);
    } else {
      desk.compare(item);
    }
    int characteristic = id(handle, item.code());
    source(handle, site, characteristic, item);
    chart(handle, desk, characteristic, item);
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

  private static void station(
      Handle handle, FileAndDesk desk, String site, MasterData.Station station) {
    if (desk.isTold("station", site + "/" + station.code())) {
      desk.compare(site, station);
      return;
    }
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

  private static int id(Handle handle, String characteristic) {
    return handle
        .createQuery("select id from characteristic where code = :code")
        .bind("code", characteristic)
        .mapTo(Integer.class)
        .one();
  }

  private static void characteristic(Handle handle, MasterData.Item item) {
    handle
        .createUpdate(
            """
            insert into characteristic
              (code, name_en, name_zh, unit, decimals, lsl, target, usl)
            values (:code, :en, :zh, :unit, :decimals, :lsl, :target, :usl)
            on conflict (code) do update set
              name_en = :en, name_zh = :zh, unit = :unit, decimals = :decimals,
              lsl = :lsl, target = :target, usl = :usl
            """)
        .bind("code", item.code())
        .bind("en", item.name().en())
        .bind("zh", item.name().zh())
        .bind("unit", item.resolution().unit())
        .bind("decimals", item.resolution().decimals())
        .bind("lsl", item.specification().lower().orElse(null))
        .bind("target", item.specification().target().orElse(null))
        .bind("usl", item.specification().upper().orElse(null))
        .execute();
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

  /** The chart that the file means, by its number and its code. */
  private record Known(int id, String code) {}

  private static void chart(
      Handle handle, FileAndDesk desk, int characteristic, MasterData.Item item) {
    Optional<Known> known = known(handle, characteristic, item);
    if (known.isPresent() && desk.isTold("chart", known.get().code())) {
      desk.compare(known.get().code(), item.chart());
      return;
    }
    int chart;
    if (known.isPresent()) {
      chart = known.get().id();
      change(handle, chart, item);
    } else {
      chart = begin(handle, characteristic, item);
    }
    item.limits().ifPresent(limits -> limits(handle, chart, item.chart(), limits));
  }

  /** The one in service; where there is none, the newest that was retired. */
  private static Optional<Known> known(Handle handle, int characteristic, MasterData.Item item) {
    return handle
        .createQuery(
            """
            select id, code from chart where characteristic_id = :characteristic and kind = :kind
            order by retired, id desc limit 1
            """)
        .bind("characteristic", characteristic)
        .bind("kind", item.chart().kind().key())
        .map((row, context) -> new Known(row.getInt("id"), row.getString("code")))
        .findOne();
  }

  private static int begin(Handle handle, int characteristic, MasterData.Item item) {
    String code = item.code() + "-" + item.chart().kind().key();
    return settings(
            handle.createQuery(
                """
                insert into chart
                  (code, characteristic_id, kind, subgroup_size, location_rules,
                   dispersion_rules, phase_one, stale_after)
                values (:code, :characteristic, :kind, :size, :location, :dispersion, :phaseOne,
                        :staleAfter)
                on conflict (code) do nothing returning id
                """),
            item.chart())
        .bind("code", code)
        .bind("characteristic", characteristic)
        .bind("kind", item.chart().kind().key())
        .mapTo(Integer.class)
        .findOne()
        .orElseThrow(
            () ->
                new MasterDataConflictException(
                    "another characteristic has a chart named "
                        + code
                        + " already; give "
                        + item.code()
                        + " a new code"));
  }

  private static void change(Handle handle, int chart, MasterData.Item item) {
    int changed =
        settings(
                handle.createUpdate(
                    """
                    update chart set
                      subgroup_size = :size, location_rules = :location,
                      dispersion_rules = :dispersion, phase_one = :phaseOne,
                      stale_after = :staleAfter
                    where id = :chart
                      and (subgroup_size = :size
                        or not exists (select from chart_state where chart_id = :chart))
                    """),
                item.chart())
            .bind("chart", chart)
            .execute();
    if (changed == 0) {
      throw new MasterDataConflictException(
          "the chart of "
              + item.code()
              + " was begun with another subgroup size; leave the size as it was, retire the"
              + " chart at the desk and begin another there, or give the characteristic a new"
              + " code");
    }
  }

  private static <T extends SqlStatement<T>> T settings(T statement, ChartPlan plan) {
    return statement
        .bind("size", plan.subgroupSize())
        .bindArray("location", String.class, plan.locationRules())
        .bindArray("dispersion", String.class, plan.dispersionRules())
        .bind("phaseOne", plan.phaseOne())
        .bind("staleAfter", plan.staleAfter());
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
