package io.gaugewire.ingest;

import io.gaugewire.ingest.audit.AuditStore;
import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.database.Database;
import io.gaugewire.ingest.identity.DeskRoutes;
import io.gaugewire.ingest.identity.Endpoint;
import io.gaugewire.ingest.identity.Identity;
import io.gaugewire.ingest.identity.People;
import io.gaugewire.ingest.web.ApiDocument;
import io.gaugewire.ingest.web.Routes;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The quality domain, wired: identity, the chain of changes, and the features on them. */
public final class QualityDesk implements AutoCloseable {
  private final Identity identity;
  private final List<Endpoint> endpoints = new ArrayList<>();

  private QualityDesk(Database database, Clock clock, ZoneId zone) {
    Changes changes = new Changes(database.jdbi(), clock);
    this.identity = new Identity(database.jdbi(), changes, clock, zone);
    endpoints.addAll(identity.endpoints(new AuditStore(database.jdbi(), database.pool())));
  }

  /**
   * Opens the domain on a database that is up to date.
   *
   * @param zone the plant's time zone: a day begins at its midnight
   */
  public static QualityDesk open(Database database, Clock clock, ZoneId zone) {
    return new QualityDesk(database, clock, zone);
  }

  /** Everything the domain answers over HTTP. */
  public Routes routes() {
    return new DeskRoutes(identity.sessions(), endpoints, ApiDocument.load());
  }

  /** Every request but signing in. */
  public List<Endpoint> endpoints() {
    return List.copyOf(endpoints);
  }

  /** The people who may sign in. */
  public People people() {
    return identity.people();
  }

  @Override
  public void close() {
    // Nothing runs by itself yet that would have to be stopped.
  }
}
