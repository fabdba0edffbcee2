package io.gaugewire.ingest.identity;

import io.gaugewire.ingest.audit.AuditStore;
import io.gaugewire.ingest.audit.Changes;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Identity, wired: what other features and the server's main need of it. */
public final class Identity {
  private final Sessions sessions;
  private final Signatures signatures;
  private final People people;

  /**
   * @param retelling whether what happened before is brought in: a signature then asks nobody for
   *     the secret again
   */
  public Identity(Jdbi jdbi, Changes changes, Clock clock, ZoneId zone, boolean retelling) {
    IdentityStore store = new IdentityStore(jdbi);
    this.sessions = new Sessions(store, changes, clock, zone);
    this.signatures =
        new Signatures(retelling ? Signatures.Confirmation.RETOLD : sessions::confirm, store);
    this.people = new People(store, changes);
  }

  public Sessions sessions() {
    return sessions;
  }

  public Signatures signatures() {
    return signatures;
  }

  public People people() {
    return people;
  }

  /** Sessions, people, and the chain of changes. */
  public List<Endpoint> endpoints(AuditStore audit) {
    List<Endpoint> endpoints = new ArrayList<>(new SessionRoutes(sessions).endpoints());
    endpoints.addAll(new PeopleRoutes(people).endpoints());
    endpoints.addAll(new AuditRoutes(audit).endpoints());
    return endpoints;
  }
}
