package io.gaugewire.ingest.inspection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Everything that belongs to a batch, both ways: what went into it and what became of it. */
final class Trace {
  private static final int MOST = 1_000;

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
          return trace;
        });
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
