package io.gaugewire.standalone.factory;

import io.gaugewire.ingest.QualityDesk;
import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.config.ServerConfig;
import io.gaugewire.ingest.database.Database;
import io.gaugewire.ingest.database.DatabaseOptions;
import io.gaugewire.ingest.masterdata.MasterDataReader;
import io.gaugewire.ingest.masterdata.MasterDataStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/** The factory before a server runs: founded once, with the past that it is to have. */
public final class VirtualFactory {
  private static final String FOUNDED = "founded";

  /** Commits wait for no disk while the past is told; a checkpoint ends it. */
  private static final String AT_ONCE = "?options=-c%20synchronous_commit%3Doff";

  /** How long founding lasts by the clock of what is told. */
  private static final Duration FOUNDING = Duration.ofMinutes(10);

  private static final LocalTime FIRST_HOUR = LocalTime.of(7, 0);

  private final Settings settings;

  /**
   * Where and how.
   *
   * @param url of the database, {@code jdbc:postgresql:…}
   * @param masterData file with stations and characteristics
   * @param directory where it is kept that the factory was founded
   * @param plant what it is called, and its zone
   * @param seed of what happens by chance
   * @param days of the past to tell; 0: the factory is founded now
   */
  public record Settings(
      String url,
      String user,
      String password,
      Path masterData,
      Path directory,
      ServerConfig.Plant plant,
      long seed,
      int days) {
    @Override
    public String toString() {
      return "Settings[" + url + ", user " + user + "]";
    }
  }

  private VirtualFactory(Settings settings) {
    this.settings = settings;
  }

  /** The factory as its reports name it. */
  public static ServerConfig.Plant plant(ZoneId zone) {
    return new ServerConfig.Plant(
        Optional.of(new ServerConfig.Name("Gaugewire Virtual Works", "Gaugewire 虚拟工厂")),
        zone,
        Optional.of(Currency.getInstance("CNY")));
  }

  /** Hears how far it is. */
  @FunctionalInterface
  public interface Progress {
    /** So many of all days are told. */
    void at(long day, long all);
  }

  /**
   * Founds the factory, unless that was done before.
   *
   * @throws IOException also when an attempt to tell the past was interrupted before
   */
  public static void found(Settings settings, Clock clock, Progress progress) throws IOException {
    if (!Files.exists(settings.directory().resolve(FOUNDED))) {
      new VirtualFactory(settings).found(clock.instant(), progress);
    }
  }

  private void found(Instant now, Progress progress) throws IOException {
    beginOnce();
    var options =
        new DatabaseOptions(settings.url() + AT_ONCE, settings.user(), settings.password(), 2);
    try (Database database = Database.open(options)) {
      tell(database, now, progress);
      database.jdbi().useHandle(handle -> handle.execute("checkpoint"));
    } catch (SQLException e) {
      throw new IOException("the factory cannot be founded: " + e.getMessage(), e);
    }
    Files.createFile(settings.directory().resolve(FOUNDED));
  }

  /** A founding can be gone on with; half a past cannot, and nothing of it is ever removed. */
  private void beginOnce() throws IOException {
    if (settings.days() > 0) {
      Path begun = settings.directory().resolve("past-begun");
      if (Files.exists(begun)) {
        throw new IOException(
            "the factory's past was being told when it was interrupted; begin with an empty"
                + " --data");
      }
      Files.createFile(begun);
    }
  }

  private void tell(Database database, Instant now, Progress progress) {
    ZoneId zone = settings.plant().zone();
    Instant end = now.minus(FOUNDING);
    Instant begin =
        settings.days() == 0
            ? end
            : end.atZone(zone)
                .toLocalDate()
                .minusDays(settings.days())
                .atTime(FIRST_HOUR)
                .atZone(zone)
                .toInstant();
    var clock = new RetoldClock(begin);
    new MasterDataStore(new Changes(database.jdbi(), clock))
        .apply(MasterDataReader.read(settings.masterData()));
    QualityDesk quality = QualityDesk.retelling(database, clock, settings.plant());
    Crew crew = Crew.read();
    var desk = new PastDesk(quality, clock, zone);
    new Founding(desk, crew, begin.atZone(zone).toLocalDate()).found(quality.people());
    if (settings.days() > 0) {
      Ground ground = ground(desk, crew, clock);
      new Past(ground, clock, quality, end)
          .tell(settings.days(), day -> progress.at(day, settings.days()));
      clock.forwardTo(end);
    }
    new Housings(desk, crew, clock).open();
  }

  private Ground ground(PastDesk desk, Crew crew, RetoldClock clock) {
    return new Ground(
        desk,
        signingAt(desk, crew),
        crew,
        clock,
        settings.plant().zone(),
        Pace.ofAFactory(settings.plant().zone()),
        new Agenda(),
        new Inspecting(),
        new Products(),
        FactoryFiles.read("words"),
        settings.seed());
  }

  /** Nobody stood at a station then: the records of the past come over the desk. */
  private static Stations signingAt(PastDesk desk, Crew crew) {
    return (login, station, record, batch, document) ->
        desk.post(
            login,
            "/inspections",
            Map.of(
                "id", record,
                "station", station,
                "document", document,
                "secret", crew.pin()));
  }
}
