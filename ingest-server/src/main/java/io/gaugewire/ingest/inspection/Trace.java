package io.gaugewire.ingest.inspection;

import io.gaugewire.ingest.web.Problem;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Everything that belongs to a batch, both ways: what went into it and what became of it. */
final class Trace {
  private static final int MOST = 1_000;

  private static final String NONCONFORMANCES =
      """
      select n.id::text as id, n.number, b.number as batch, n.operation, n.source, n.severity,
             n.state, n.quantity, n.description
      from nonconformance n join batch b on b.id = n.batch_id
      where n.batch_id = any (:batches)
         or n.id in (select nonconformance_id from nonconformance_concern
                     where batch_id = any (:batches))
      order by n.number limit :most
      """;

  private static final String COMPLAINTS =
      """
      select c.id::text as id, c.number, b.number as batch, c.customer, c.severity, c.said,
             c.answer is not null as answered
      from complaint c join batch b on b.id = c.batch_id
      where c.batch_id = any (:batches) order by c.number limit :most
      """;

  private static final String DELIVERIES =
      """
      select d.id::text as id, b.number as batch, d.customer, d.delivered::text as delivered
      from delivery d join batch b on b.id = d.batch_id
      where d.batch_id = any (:batches) order by d.delivered, d.id limit :most
      """;

  private final Jdbi jdbi;

  Trace(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A batch of the tree.
   *
   * @param depth 0 for the batch asked for; how many steps away
   */
  public record Node(
      UUID id, String number, String part, String state, String supplierLot, int depth) {}

  /** A gauge, a person or a characteristic with what it did for the batches. */
  public record Touch(String what, String name, long times) {}

  Map<String, Object> of(UUID batch) {
    return jdbi.withHandle(
        handle -> {
          Map<String, Object> trace = new LinkedHashMap<>();
          List<Node> made = tree(handle, batch, "child", "parent");
          List<Node> into = tree(handle, batch, "parent", "child");
          trace.put("madeFrom", made);
          trace.put("wentInto", into);
          List<UUID> own = made.stream().map(Node::id).toList();
          trace.put("records", records(handle, own));
          trace.put("touched", touched(handle, own));
          List<UUID> whole =
              Stream.concat(made.stream(), into.stream()).map(Node::id).distinct().toList();
          trace.put("nonconformances", list(handle, NONCONFORMANCES, whole));
          trace.put("complaints", list(handle, COMPLAINTS, whole));
          trace.put("deliveries", list(handle, DELIVERIES, whole));
          return trace;
        });
  }

  private static List<Map<String, Object>> list(Handle handle, String sql, List<UUID> batches) {
    return handle
        .createQuery(sql)
        .bindArray("batches", UUID.class, batches)
        .bind("most", MOST)
        .mapToMap()
        .list();
  }

  /** Batches that something touched, the latest first, with how often. */
  public record Found(UUID id, String number, String part, String state, long times) {}

  /**
   * Finds batches from the other side: from a supplier's lot, a customer, a gauge, a person or a
   * serial number.
   *
   * @param by which of them
   */
  List<Found> touchedBy(String by, String value, Instant from, Instant to) {
    String which =
        switch (by) {
          case "supplier-lot" ->
              """
              select b.id, count(*) from batch b
              where b.supplier_lot = :value and b.opened >= :from and b.opened < :to group by b.id
              """;
          case "customer" ->
              """
              select found.id, count(*) from (
                select b.id, b.opened as time from batch b where b.customer = :value
                union all
                select d.batch_id, d.delivered::timestamptz from delivery d
                  where d.customer = :value) found
              where found.time >= :from and found.time < :to group by found.id
              """;
          case "person" ->
              """
              select s.batch_id, count(*) from inspection i
              join inspection_batch s on s.inspection_id = i.id
              where i.signer = :value and i.signed >= :from and i.signed < :to group by s.batch_id
              """;
          case "gauge", "serial" ->
              """
              select s.batch_id, count(*) from inspection_value v
              join inspection_batch s on s.inspection_id = v.inspection_id
              where v.%s = :value and v.time >= :from and v.time < :to group by s.batch_id
              """
                  .formatted(by);
          default ->
              throw Problem.badField("by", "Give supplier-lot, customer, gauge, person or serial.");
        };
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select b.id, b.number, b.part, b.state, found.times
                    from (%s) found (batch_id, times) join batch b on b.id = found.batch_id
                    order by b.opened desc, b.number limit :most
                    """
                        .formatted(which))
                .bind("value", value)
                .bind("from", from)
                .bind("to", to)
                .bind("most", MOST)
                .map(ConstructorMapper.of(Found.class))
                .list());
  }

  private static List<Node> tree(Handle handle, UUID batch, String from, String to) {
    return handle
        .createQuery(
            """
            with recursive tree (id, depth) as (
              select :batch::uuid, 0
              union
              select p.%2$s, tree.depth + 1 from batch_parent p join tree on p.%1$s = tree.id
              where tree.depth < 50)
            select b.id, b.number, b.part, b.state, coalesce(b.supplier_lot, '') as supplier_lot,
                   min(tree.depth) as depth
            from tree join batch b on b.id = tree.id
            group by b.id order by depth, b.number limit :most
            """
                .formatted(from, to))
        .bind("batch", batch)
        .bind("most", MOST)
        .map(ConstructorMapper.of(Node.class))
        .list();
  }

  private static List<Map<String, Object>> records(Handle handle, List<UUID> batches) {
    return handle
        .createQuery(
            """
            select i.id::text as id, b.number as batch, i.operation, i.kind, i.verdict, i.signer,
                   to_char(i.signed at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as signed
            from inspection i
            join inspection_batch s on s.inspection_id = i.id
            join batch b on b.id = s.batch_id
            where b.id = any (:batches) order by i.signed, i.number limit :most
            """)
        .bindArray("batches", UUID.class, batches)
        .bind("most", MOST)
        .mapToMap()
        .list();
  }

  private static List<Touch> touched(Handle handle, List<UUID> batches) {
    return handle
        .createQuery(
            """
            with own as (
              select i.id, i.signer from inspection i
              where i.id in (select inspection_id from inspection_batch
                             where batch_id = any (:batches)))
            select 'person' as what, signer as name, count(*) as times from own group by signer
            union all
            select 'gauge', v.gauge, count(*) from inspection_value v
              join own on own.id = v.inspection_id where v.gauge is not null group by v.gauge
            union all
            select 'characteristic', v.characteristic, count(*) from inspection_value v
              join own on own.id = v.inspection_id group by v.characteristic
            order by 1, 2 limit :most
            """)
        .bindArray("batches", UUID.class, batches)
        .bind("most", MOST)
        .map(ConstructorMapper.of(Touch.class))
        .list();
  }
}
