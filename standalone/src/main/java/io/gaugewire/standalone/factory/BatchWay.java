package io.gaugewire.standalone.factory;

import io.gaugewire.ingest.identity.Role;
import io.gaugewire.standalone.factory.Inspecting.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/**
 * A batch on its way from its opening to its delivery: confirmed and inspected at each operation,
 * now and then forgotten, now and then bad. When it is refused somewhere, because it is on hold or
 * a report on it is open, it waits to be told that it may go on. Confined to one thread.
 */
final class BatchWay {
  private static final int MOST_TRIES = 200;
  private static final double FORGOTTEN_CONFIRMATION = 0.012;
  private static final double FORGOTTEN_INSPECTION = 0.008;
  private static final double FORGOTTEN_PERIOD = 0.03;

  private final Ground ground;
  private final Batch batch;
  private final Products.Product product;
  private final double bad;
  private final RandomGenerator chance;
  private final Consumer<Batch> delivered;
  private final Deque<Task> tasks = new ArrayDeque<>();
  private String lastRecord = "";
  private boolean waiting;
  private int tries;

  /** A batch as everybody calls it. */
  record Batch(String id, String number, String part) {}

  /** Something to do after a while. */
  private record Task(Duration after, Runnable deed) {}

  /**
   * @param spell how many times as often it turns out bad
   * @param delivered told when it went to the customer
   */
  BatchWay(Ground ground, Batch batch, double spell, Consumer<Batch> delivered) {
    this.ground = ground;
    this.batch = batch;
    this.product = ground.products().of(batch.part());
    this.bad = product.bad() * spell;
    this.chance = ground.chance("batch " + batch.number());
    this.delivered = delivered;
  }

  Batch batch() {
    return batch;
  }

  boolean over() {
    return tasks.isEmpty();
  }

  /** Opens it, and begins. */
  void open() {
    ground
        .desk()
        .post(
            ground.inspector(batch.part(), 1),
            "/batches",
            Map.of(
                "id", batch.id(),
                "number", batch.number(),
                "part", batch.part(),
                "quantity", product.quantity(),
                "supplierLot", "SL-" + (100 + chance.nextInt(900)),
                "customer", customer()));
    for (int position = 1; position <= product.way().size(); position++) {
      operation(position, position > 1);
    }
    end();
    next();
  }

  /**
   * Goes on with one that is there already, with what is still to be done where it is.
   *
   * @param sheet the batch with its checks and records
   */
  void goOn(JsonNode sheet) {
    int at = Math.max(1, sheet.at("/batch/position").asInt());
    for (JsonNode record : sheet.path("records")) {
      lastRecord = record.path("id").asString();
    }
    Products.Step here = product.way().get(at - 1);
    for (JsonNode check : sheet.path("checks")) {
      boolean pending = check.path("state").asString().equals("pending");
      if (pending && check.path("operation").asString().equals(here.operation())) {
        boolean gate = check.path("kind").asString().equals("gate");
        Runnable deed = gate ? () -> confirm(here, at) : () -> inspect(here, at, Outcome.GOOD);
        tasks.add(new Task(Ground.minutes(chance, 10, 45), deed));
      }
    }
    if (sheet.at("/batch/position").asInt() == 0) {
      operation(1, false);
    }
    for (int later = at + 1; later <= product.way().size(); later++) {
      operation(later, true);
    }
    end();
    next();
  }

  private String customer() {
    return product.customers().get(Math.floorMod(batch.number().hashCode(), 3));
  }

  private void operation(int position, boolean gate) {
    Products.Step step = product.way().get(position - 1);
    if (gate && chance.nextDouble() >= FORGOTTEN_CONFIRMATION) {
      tasks.add(new Task(Ground.minutes(chance, 8, 40), () -> confirm(step, position)));
    }
    int times = ground.inspecting().times(batch.part(), step.operation());
    double forgotten = times > 1 ? FORGOTTEN_PERIOD : FORGOTTEN_INSPECTION;
    for (int i = 0; i < times; i++) {
      // The first record brings the batch there, so it is never the one that is forgotten.
      boolean first = i == 0 && !gate;
      Duration after = times > 1 ? Ground.minutes(chance, 45, 55) : Ground.minutes(chance, 10, 45);
      if (first || chance.nextDouble() >= forgotten) {
        Outcome outcome = chance.nextDouble() < bad ? Outcome.BAD : Outcome.GOOD;
        tasks.add(new Task(after, () -> inspect(step, position, outcome)));
      } else if (times > 1) {
        tasks.add(new Task(after, () -> {}));
      }
    }
  }

  private void end() {
    tasks.add(new Task(Ground.minutes(chance, 20, 90), this::release));
    tasks.add(new Task(Ground.hours(chance, 4, 40), this::deliver));
  }

  private void confirm(Products.Step step, int position) {
    sign(
        step,
        ground.inspector(batch.part(), position),
        Inspecting.confirmation(batch.number(), batch.part(), step.operation(), lastRecord));
  }

  private void inspect(Products.Step step, int position, Outcome outcome) {
    lastRecord =
        sign(
            step,
            ground.inspector(batch.part(), position),
            ground
                .inspecting()
                .inspection(
                    batch.number(), batch.part(), step.operation(), outcome, chance, ground.now()));
  }

  private String sign(Products.Step step, String inspector, Map<String, Object> document) {
    String id = Ground.newId(chance);
    ground.stations().sign(inspector, step.station(), id, batch.id(), document);
    return id;
  }

  private void release() {
    ground
        .desk()
        .post(
            ground.one(Role.QUALITY, batch.number().hashCode()),
            "/batches/" + batch.id() + "/release",
            Map.of("secret", ground.crew().password()));
  }

  private void deliver() {
    ground
        .desk()
        .post(
            ground.one(Role.QUALITY, 1),
            "/deliveries",
            Map.of(
                "id", Ground.newId(chance),
                "customer", customer(),
                "batch", batch.id(),
                "delivered", ground.today().toString()));
    delivered.accept(batch);
  }

  private void next() {
    Task task = tasks.peek();
    if (task != null) {
      ground.onShift(task.after(), this::step);
    }
  }

  private void step() {
    Task task = tasks.peek();
    if (task == null || waiting) {
      return;
    }
    try {
      task.deed().run();
      tasks.poll();
      next();
    } catch (Desk.RefusedException refused) {
      refused();
    }
  }

  /** It may go on: what stood in its way was decided on. */
  void wake() {
    if (waiting) {
      waiting = false;
      ground.onShift(Ground.minutes(chance, 5, 25), this::step);
    }
  }

  private void refused() {
    JsonNode now =
        ground.desk().get(ground.one(Role.QUALITY, 0), "/batches/" + batch.id()).path("batch");
    switch (now.path("state").asString()) {
      case "scrapped", "returned" -> tasks.clear();
      case "released", "concession" -> deliverOnly();
      default -> {
        if (++tries > MOST_TRIES) {
          tasks.clear();
          return;
        }
        waiting = true;
        ground.onShift(Duration.ofHours(12), this::wake);
      }
    }
  }

  /** Accepted as it is: what is left to do is to bring it to the customer. */
  private void deliverOnly() {
    boolean before = tasks.size() > 1;
    tasks.clear();
    if (before) {
      tasks.addAll(List.of(new Task(Ground.hours(chance, 4, 40), this::deliver)));
      next();
    }
  }
}
