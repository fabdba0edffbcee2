package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * INS-3: no sequence of calls loses a planned inspection, and the chain holds through all of it.
 */
class AccountsTest {
  private static final String[] OPERATIONS = {"IQC", "ASM", "FQC"};
  private static final int STEPS = Integer.getInteger("accounts.steps", 150);
  private static final long SEED = Long.getLong("accounts.seed", 20261005);

  private record Made(String number, String id) {}

  @Test
  void plannedIsAlwaysDonePlusMissedPlusWaivedPlusPending() {
    Random random = new Random(SEED);
    try (Plant plant = new Plant()) {
      plant.plan("ASM", "'everyMinutes':45,");
      List<Made> batches = new ArrayList<>();
      List<String> tried = new ArrayList<>();
      long planned = 0;
      long missed = 0;
      for (int i = 0; i < STEPS; i++) {
        tried.add(step(plant, random, batches));
        long[] account = plant.accounts();
        String what = "seed " + SEED + " after " + tried;
        assertThat(account[1] + account[2] + account[3] + account[4])
            .as(what)
            .isEqualTo(account[0]);
        assertThat(account[0])
            .as("nothing planned disappears: " + what)
            .isGreaterThanOrEqualTo(planned);
        assertThat(account[2])
            .as("nothing missed is undone: " + what)
            .isGreaterThanOrEqualTo(missed);
        planned = account[0];
        missed = account[2];
      }
      assertThat(missed).isPositive();
      assertThat(plant.desk.get("auditor", "/audit/verdict").text()).contains("\"intact\":true");
    }
  }

  private static String step(Plant plant, Random random, List<Made> batches) {
    if (batches.isEmpty() || random.nextInt(6) == 0) {
      String number = "A-" + batches.size();
      batches.add(new Made(number, plant.batch(number)));
      return "open " + number;
    }
    Made batch = batches.get(random.nextInt(batches.size()));
    String operation = OPERATIONS[random.nextInt(3)];
    switch (random.nextInt(9)) {
      case 0, 1 -> plant.move(batch.id(), operation);
      case 2, 3 ->
          plant.inspect(batch.number(), operation, "10", random.nextInt(6) == 0 ? "11" : "10");
      case 4 ->
          plant.confirm(
              batch.number(), operation, random.nextInt(5) == 0 ? "rejected" : "confirmed");
      case 5 -> plant.release(batch.id());
      case 6 -> {
        plant.desk.clock.forward(Duration.ofMinutes(random.nextInt(120)));
        plant.desk.desk.look();
      }
      case 7 -> waive(plant, random);
      default -> voidOne(plant, random);
    }
    return "step on " + batch.number() + " at " + operation;
  }

  private static void waive(Plant plant, Random random) {
    JsonNode pending = plant.desk.get("quality", "/checks?state=pending").body().at("/checks");
    if (!pending.isEmpty()) {
      String check = pending.get(random.nextInt(pending.size())).at("/id").asString();
      plant.desk.post("quality", "/checks/" + check + "/waiver", "{'reason':'chosen by lot'}");
    }
  }

  private static void voidOne(Plant plant, Random random) {
    JsonNode records = plant.desk.get("quality", "/inspections").body().at("/inspections");
    if (!records.isEmpty()) {
      String record = records.get(random.nextInt(records.size())).at("/id").asString();
      plant.desk.post("quality", "/inspections/" + record + "/void", "{'reason':'chosen by lot'}");
    }
  }
}
