package io.gaugewire.ingest;

import io.gaugewire.ingest.annotation.AnnotationRoutes;
import io.gaugewire.ingest.audit.Anchors;
import io.gaugewire.ingest.audit.AuditStore;
import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.batch.BatchStore;
import io.gaugewire.ingest.batch.HoldRoutes;
import io.gaugewire.ingest.batch.Holds;
import io.gaugewire.ingest.config.ServerConfig;
import io.gaugewire.ingest.database.Database;
import io.gaugewire.ingest.defectrate.DefectRateRoutes;
import io.gaugewire.ingest.feedback.FeedbackRoutes;
import io.gaugewire.ingest.gauges.GaugeRoutes;
import io.gaugewire.ingest.gauges.StudyRoutes;
import io.gaugewire.ingest.identity.DeskRoutes;
import io.gaugewire.ingest.identity.Endpoint;
import io.gaugewire.ingest.identity.Identity;
import io.gaugewire.ingest.identity.InnerDoor;
import io.gaugewire.ingest.identity.OpenScreenRoutes;
import io.gaugewire.ingest.identity.People;
import io.gaugewire.ingest.inspection.DailySums;
import io.gaugewire.ingest.inspection.Finding;
import io.gaugewire.ingest.inspection.Inspection;
import io.gaugewire.ingest.inspection.StationRecords;
import io.gaugewire.ingest.masterset.MasterSetRoutes;
import io.gaugewire.ingest.monitoring.LimitProposalRoutes;
import io.gaugewire.ingest.monitoring.LimitRoutes;
import io.gaugewire.ingest.monitoring.RunLengthRoutes;
import io.gaugewire.ingest.nonconformance.Nonconformance;
import io.gaugewire.ingest.objectives.ObjectiveRoutes;
import io.gaugewire.ingest.objectives.ObjectiveWatch;
import io.gaugewire.ingest.openid.OpenIdRoutes;
import io.gaugewire.ingest.plan.PlanRoutes;
import io.gaugewire.ingest.plan.PlanStore;
import io.gaugewire.ingest.processevent.ProcessEvents;
import io.gaugewire.ingest.reports.ReportRoutes;
import io.gaugewire.ingest.reports.Reports;
import io.gaugewire.ingest.search.SearchRoutes;
import io.gaugewire.ingest.store.Announcer;
import io.gaugewire.ingest.strata.StratumRoutes;
import io.gaugewire.ingest.web.ApiDocument;
import io.gaugewire.ingest.web.Routes;
import io.gaugewire.settings.Networks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Jdbi;

/** The quality domain, wired: identity, the chain of changes, and the features on them. */
public final class QualityDesk {
  private final Database database;
  private final Clock clock;
  private final Changes changes;
  private final Identity identity;
  private final Nonconformance nonconformance;
  private final Inspection inspection;
  private final ProcessEvents processEvents;
  private final ObjectiveWatch objectives;
  private final Reports reports;
  private final List<Endpoint> endpoints = new ArrayList<>();
  private final List<Runnable> chartListeners = new CopyOnWriteArrayList<>();

  private QualityDesk(
      Database database,
      Clock clock,
      ServerConfig.Plant plant,
      Holds.Listener stations,
      boolean retelling) {
    ZoneId zone = plant.zone();
    Jdbi jdbi = database.jdbi();
    this.database = database;
    DailySums.found(database.patient(), zone);
    this.clock = clock;
    this.changes = new Changes(jdbi, clock);
    this.identity = new Identity(jdbi, changes, clock, zone, retelling);
    BatchStore batches = new BatchStore(jdbi);
    Holds holds = new Holds(batches, stations);
    PlanStore plans = new PlanStore();
    Inspection.Ground ground =
        new Inspection.Ground(jdbi, changes, identity.signatures(), clock, zone);
    this.nonconformance = new Nonconformance(ground, holds, this::inspection);
    this.inspection =
        new Inspection(
            ground,
            new Inspection.Beside(
                batches, plans, holds, nonconformance::found, nonconformance::blocking));
    this.processEvents = new ProcessEvents(jdbi, changes);
    this.objectives =
        new ObjectiveWatch(
            jdbi,
            changes,
            clock,
            zone,
            (handle, batch, operation, pieces, words, at) ->
                nonconformance.found(
                    handle,
                    new Finding(
                        Finding.Kind.OBJECTIVE,
                        Optional.empty(),
                        batch,
                        operation,
                        pieces,
                        "system",
                        words),
                    at));
    this.reports = new Reports(jdbi, changes, clock, plant);
    mount(jdbi, zone, plans, holds);
  }

  private void mount(Jdbi jdbi, ZoneId zone, PlanStore plans, Holds holds) {
    endpoints.addAll(identity.endpoints(new AuditStore(jdbi, database.pool())));
    endpoints.addAll(new PlanRoutes(jdbi, changes, identity.signatures(), plans).endpoints());
    endpoints.addAll(new MasterSetRoutes(jdbi, changes, this::chartsChanged).endpoints());
    endpoints.addAll(inspection.endpoints());
    endpoints.addAll(nonconformance.endpoints());
    endpoints.addAll(
        new GaugeRoutes(jdbi, changes, clock, zone, nonconformance::suspect).endpoints());
    endpoints.addAll(new StudyRoutes(jdbi, changes, identity.signatures(), clock).endpoints());
    endpoints.addAll(new ObjectiveRoutes(jdbi, changes, clock, zone).endpoints());
    endpoints.addAll(new DefectRateRoutes(jdbi, clock, zone).endpoints());
    endpoints.addAll(new SearchRoutes(jdbi).endpoints());
    endpoints.addAll(new FeedbackRoutes(jdbi, changes, clock, zone).endpoints());
    endpoints.addAll(processEvents.endpoints());
    endpoints.addAll(new AnnotationRoutes(jdbi, changes).endpoints());
    endpoints.addAll(new StratumRoutes(jdbi, zone).endpoints());
    endpoints.addAll(new LimitRoutes(jdbi).endpoints());
    endpoints.addAll(new RunLengthRoutes().endpoints());
    endpoints.addAll(new LimitProposalRoutes(jdbi, changes, identity.signatures()).endpoints());
    endpoints.addAll(new ReportRoutes(reports, identity.signatures()).endpoints());
    endpoints.addAll(new HoldRoutes(jdbi, changes, holds, identity.signatures()).endpoints());
  }

  /**
   * Opens the domain on a database that is up to date.
   *
   * @param plant a day begins at midnight of its zone
   * @param stations hears of holds, to send them down
   */
  public static QualityDesk open(
      Database database, Clock clock, ServerConfig.Plant plant, Holds.Listener stations) {
    return new QualityDesk(database, clock, plant, stations, false);
  }

  /**
   * Opens the domain to bring in what happened before a server was there. The rules are the same,
   * and so is the chain of changes; who signed stands in what is told, and is not asked again.
   *
   * @param clock of what is told
   */
  public static QualityDesk retelling(Database database, Clock clock, ServerConfig.Plant plant) {
    return new QualityDesk(database, clock, plant, (handle, hold) -> {}, true);
  }

  private Inspection inspection() {
    return inspection;
  }

  /** Adds what another part answers to people who are signed in; before {@link #routes}. */
  public void add(List<Endpoint> others) {
    endpoints.addAll(others);
  }

  /** Adds who is told after every change of a chart, on the thread of the request. */
  public void whenChartsChange(Runnable listener) {
    chartListeners.add(listener);
  }

  private void chartsChanged() {
    chartListeners.forEach(Runnable::run);
  }

  /** The one way to change a record. */
  public Changes changes() {
    return changes;
  }

  /** Everything the domain answers over HTTP. */
  public Routes routes() {
    return new DeskRoutes(identity.sessions(), endpoints, ApiDocument.load());
  }

  /** Keeps floor and charts to who is signed in and to the plant's own screens. */
  public Routes openScreens(Networks walls) {
    return new OpenScreenRoutes(identity.sessions(), walls);
  }

  /**
   * Which ways of signing in there are, and the way through an OpenID provider.
   *
   * @param settings absent: no provider is asked
   * @throws IOException when the file of the provider's secret cannot be read
   */
  public OpenIdRoutes openId(Optional<ServerConfig.OpenId> settings) throws IOException {
    return new OpenIdRoutes(settings, identity.sessions(), clock);
  }

  /** Keeps an anchor of the chain of changes each day of a zone in a folder. */
  public Anchors anchors(Path folder, ZoneId zone) {
    return new Anchors(new AuditStore(database.jdbi(), database.pool()), folder, clock, zone);
  }

  /** Every request but signing in. */
  public List<Endpoint> endpoints() {
    return List.copyOf(endpoints);
  }

  /** Takes requests from within this process. */
  public InnerDoor door() {
    return new InnerDoor(endpoints, ApiDocument.load());
  }

  /** The people who may sign in. */
  public People people() {
    return identity.people();
  }

  /** Looks for what was due by now: inspections, answers, reports. */
  public void look() {
    inspection.look();
    nonconformance.look();
    processEvents.look();
    objectives.look();
    reports.look();
  }

  /** Begins to take in what stations signed, where it was left. */
  public StationRecords follow(Announcer announcer) {
    return StationRecords.start(database, announcer, changes, inspection);
  }
}
