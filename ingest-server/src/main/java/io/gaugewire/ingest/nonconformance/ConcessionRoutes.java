package io.gaugewire.ingest.nonconformance;

import io.gaugewire.ingest.identity.Caller;
import io.gaugewire.ingest.identity.Endpoint;
import io.gaugewire.ingest.identity.Permission;
import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.Call;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** {@code /concessions}: every concession with what is left of it (NC-2). */
final class ConcessionRoutes {
  private static final int MOST = 500;

  private final Jdbi jdbi;
  private final Clock clock;
  private final ZoneId zone;

  ConcessionRoutes(Jdbi jdbi, Clock clock, ZoneId zone) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * Pieces that are accepted although they do not conform.
   *
   * @param nonconformance number of the report it was decided on
   * @param state valid while it is granted and not carried out; used once its pieces were accepted;
   *     expired when its last day passed before that; void when the report is
   * @param quantity pieces granted
   * @param left pieces that may still be accepted
   * @param expires its last day
   */
  public record Concession(
      UUID id,
      UUID nonconformanceId,
      long nonconformance,
      UUID batchId,
      String batch,
      String part,
      String operation,
      String state,
      int quantity,
      int left,
      String reason,
      String customerReference,
      Optional<String> customer,
      LocalDate expires,
      String decidedBy,
      Instant decided,
      Optional<String> executedBy,
      Optional<Instant> executed) {}

  List<Endpoint> endpoints() {
    return List.of(new Endpoint("GET /concessions", Permission.READ, this::all));
  }

  private Answer all(Call call, Caller caller) {
    LocalDate today = clock.instant().atZone(zone).toLocalDate();
    List<Concession> concessions =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select c.*, case when c.state = 'valid' then c.quantity else 0 end as left
                        from (
                          select d.id, d.nonconformance_id, n.number as nonconformance, n.batch_id,
                                 b.number as batch, b.part, n.operation, d.quantity, d.reason,
                                 d.customer_reference, nullif(b.customer, '') as customer,
                                 d.expires, d.decided_by, d.decided, d.executed_by, d.executed,
                                 case when d.executed is not null then 'used'
                                      when n.state = 'voided' then 'void'
                                      when d.expires < :today then 'expired'
                                      else 'valid' end as state
                          from disposition d
                          join nonconformance n on n.id = d.nonconformance_id
                          join batch b on b.id = n.batch_id
                          where d.kind = 'concession') c
                        order by c.state <> 'valid', c.expires desc, c.id limit :most
                        """)
                    .bind("today", today)
                    .bind("most", MOST)
                    .map(ConstructorMapper.of(Concession.class))
                    .list());
    return Answer.ok(Map.of("concessions", concessions));
  }
}
