package io.gaugewire.ingest.batch;

import io.gaugewire.ingest.web.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Batches in the database. Changes happen in the transaction of the caller's change. */
public final class BatchStore {
  private static final String SELECT =
      """
      select id, number, part, quantity, scrapped, returned, supplier_lot, customer, position,
             state, before_hold, opened, arrived, version
      from batch
      """;

  private final Jdbi jdbi;

  public BatchStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Jdbi jdbi() {
    return jdbi;
  }

  public Optional<Batch> byNumber(Handle handle, String number) {
    return handle
        .createQuery(SELECT + " where number = :number")
        .bind("number", number)
        .map((row, context) -> batch(row))
        .findOne();
  }

  public Batch byId(Handle handle, UUID id) {
    return handle
        .createQuery(SELECT + " where id = :id")
        .bind("id", id)
        .map((row, context) -> batch(row))
        .findOne()
        .orElseThrow(() -> Problem.notFound("There is no batch " + id + "."));
  }

  /** Batches in a state, or all, latest first; {@code before} is the number of the page's edge. */
  List<Batch> page(Optional<String> state, Optional<Instant> before, int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + """
                        where (:state::text is null or state = :state)
                          and (:before::timestamptz is null or opened < :before)
                        order by opened desc, id limit :most
                        """)
                .bind("state", state.orElse(null))
                .bind("before", before.orElse(null))
                .bind("most", most)
                .map((row, context) -> batch(row))
                .list());
  }

  void add(Handle handle, Batch batch, List<UUID> parents) {
    handle
        .createUpdate(
            """
            insert into batch
              (id, number, part, quantity, supplier_lot, customer, state, opened, arrived)
            values (:id, :number, :part, :quantity, :lot, :customer, 'open', :opened, :opened)
            """)
        .bind("id", batch.id())
        .bind("number", batch.number())
        .bind("part", batch.part())
        .bind("quantity", batch.standing().pieces())
        .bind("lot", batch.origin().supplierLot().orElse(null))
        .bind("customer", batch.origin().customer().orElse(null))
        .bind("opened", batch.opened())
        .execute();
    for (UUID parent : parents) {
      handle
          .createUpdate("insert into batch_parent (child, parent) values (:child, :parent)")
          .bind("child", batch.id())
          .bind("parent", parent)
          .execute();
    }
  }

  /** Stores a standing that a step led to. */
  public void stand(Handle handle, UUID batch, Standing standing) {
    handle
        .createUpdate(
            """
            update batch set state = :state, before_hold = :before, scrapped = :scrapped,
              returned = :returned, version = version + 1
            where id = :id
            """)
        .bind("id", batch)
        .bind("state", standing.state().key())
        .bind("before", standing.beforeHold().map(BatchState::key).orElse(null))
        .bind("scrapped", standing.scrapped())
        .bind("returned", standing.returned())
        .execute();
  }

  /** Brings a batch to an operation. */
  public void arrive(Handle handle, UUID batch, int position, Instant at) {
    handle
        .createUpdate(
            "update batch set position = :position, arrived = :at, version = version + 1"
                + " where id = :id")
        .bind("id", batch)
        .bind("position", position)
        .bind("at", at)
        .execute();
  }

  private static Batch batch(ResultSet row) throws SQLException {
    return new Batch(
        row.getObject("id", UUID.class),
        row.getString("number"),
        row.getString("part"),
        new Standing(
            BatchState.of(row.getString("state")),
            Optional.ofNullable(row.getString("before_hold")).map(BatchState::of),
            row.getInt("quantity"),
            row.getInt("scrapped"),
            row.getInt("returned")),
        new Batch.Origin(
            Optional.ofNullable(row.getString("supplier_lot")),
            Optional.ofNullable(row.getString("customer"))),
        new Batch.Place(
            row.getInt("position"), row.getObject("arrived", OffsetDateTime.class).toInstant()),
        new Batch.Stamp(
            row.getObject("opened", OffsetDateTime.class).toInstant(), row.getInt("version")));
  }
}
