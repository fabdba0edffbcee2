package io.gaugewire.ingest.inspection;

import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.database.SqlFailure;
import io.gaugewire.ingest.identity.Caller;
import io.gaugewire.ingest.identity.Endpoint;
import io.gaugewire.ingest.identity.Permission;
import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.Call;
import io.gaugewire.ingest.web.Json;
import io.gaugewire.ingest.web.Problem;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * {@code /unplaced-records}: what stations signed and nobody could place, and placing it by hand.
 * The signed document stays as it is; who places it says where it belongs, and why.
 */
final class Unplaced {
  private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

  private final Jdbi jdbi;
  private final Changes changes;
  private final Inspections inspections;

  Unplaced(Jdbi jdbi, Changes changes, Inspections inspections) {
    this.jdbi = jdbi;
    this.changes = changes;
    this.inspections = inspections;
  }

  List<Endpoint> endpoints() {
    return List.of(
        new Endpoint("GET /unplaced-records", Permission.READ, this::page),
        new Endpoint(
            "POST /unplaced-records/{record}/placement", Permission.PLACE, this::placeByHand));
  }

  private Answer page(Call call, Caller caller) {
    int most = (int) call.query().whole("limit", 1, 200, 50);
    boolean all = call.query().flag("all");
    Instant before = call.query().time("before").orElse(EVER);
    List<UnplacedStore.Stored> found =
        jdbi.withHandle(handle -> UnplacedStore.page(handle, all, before, most));
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("records", found);
    if (found.size() == most) {
      page.put("next", found.getLast().received());
    }
    return Answer.ok(page);
  }

  private record Placing(Optional<String> batch, Optional<String> operation, String reason) {}

  private Answer placeByHand(Call call, Caller caller) {
    UUID id = call.query().uuid("record");
    Placing placing = call.as(Placing.class);
    Submission.Placement placement =
        new Submission.Placement(placing.batch(), placing.operation(), Optional.of(caller.login()));
    try {
      return Answer.ok(
          changes.make(
              caller.author(),
              placing.reason(),
              (handle, at) -> {
                UnplacedStore.Stored record = one(handle, id);
                if (record.placed().isPresent()) {
                  throw Problem.conflict("The record was placed already.");
                }
                take(handle, record.asSigned(), placement, at);
                UnplacedStore.placed(handle, id, caller.login(), placing.reason(), at);
                return one(handle, id);
              }));
    } catch (JdbiException failed) {
      if (failed.getCause() instanceof SQLException sql && SqlFailure.of(sql) == SqlFailure.DATA) {
        throw Problem.conflict("A value in the record cannot be stored; it stays where it is.");
      }
      throw failed;
    }
  }

  private static UnplacedStore.Stored one(Handle handle, UUID id) {
    return UnplacedStore.byId(handle, id)
        .orElseThrow(() -> Problem.notFound("There is no unplaced record " + id + "."));
  }

  /**
   * Takes a signed record in where it belongs.
   *
   * @throws io.gaugewire.ingest.web.ProblemException when that is nowhere
   */
  void take(
      Handle handle, UnplacedStore.Signed record, Submission.Placement placement, Instant at) {
    Document document = Document.of(Json.parse(record.content().getBytes(StandardCharsets.UTF_8)));
    Submission submission =
        new Submission(
            record.id(),
            record.station(),
            record.signed(),
            record.content(),
            signer(handle, document),
            record.source(),
            placement);
    if (document.kind().equals("nonconformance")) {
      inspections.report(handle, submission, at);
    } else {
      inspections.take(handle, submission, at);
    }
  }

  private static Submission.Signer signer(Handle handle, Document document) {
    String badge = document.signedBy().map(Document.SignedBy::badge).orElse("unknown");
    return handle
        .createQuery("select id, login from person where badge = :badge")
        .bind("badge", badge)
        .map(
            (row, context) ->
                new Submission.Signer(
                    Optional.of(row.getObject("id", UUID.class)), row.getString("login")))
        .findOne()
        .orElse(new Submission.Signer(Optional.empty(), badge));
  }
}
