package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** NC-5, INS-4: whatever is tried in whatever order, nothing passes a hold. */
class HoldTest {
  private static final long SEED = 20_261_121;
  private static final int STEPS = 40;
  private static final String SECRET = "'secret':'" + TestDesk.PASSWORD + "'";
  private static final List<String> PEOPLE =
      List.of("inspector", "engineer", "quality", "chief-quality-officer", "plant-manager");

  /** A hold as this test remembers it. */
  private record Placed(String id, boolean onBatch, String kind) {}

  private final List<Placed> standing = new ArrayList<>();
  private final Random random = new Random(SEED);

  @Test
  void nc5NoSequenceOfActsPassesAHoldOrLiftsAVetoOtherwiseThanByItsOffice() {
    try (Plant plant = new Plant()) {
      String batch = plant.batch("H-1");
      int lifted = 0;
      for (int i = 0; i < STEPS; i++) {
        String who = PEOPLE.get(random.nextInt(PEOPLE.size()));
        String what = "seed " + SEED + ", step " + i + " by " + who + ", standing " + standing;
        boolean held = standing.stream().anyMatch(Placed::onBatch);
        switch (random.nextInt(4)) {
          case 0 -> place(plant, batch, who, what);
          case 1, 2 -> lifted += lift(plant, who, what);
          default -> {
            int work = plant.inspect("H-1", "IQC", "10", "10").status();
            assertThat(work).as(what).isEqualTo(held ? 409 : 201);
            if (held) {
              assertThat(plant.release(batch).status()).as(what).isEqualTo(409);
            }
          }
        }
        held = standing.stream().anyMatch(Placed::onBatch);
        assertThat(plant.state(batch)).as(what).isEqualTo(held ? "hold" : "open");
        List<String> told = new ArrayList<>();
        for (JsonNode hold : plant.desk.get("auditor", "/holds").body().at("/holds")) {
          told.add(hold.at("/id").asString());
        }
        assertThat(told)
            .as(what)
            .containsExactlyInAnyOrderElementsOf(standing.stream().map(Placed::id).toList());
      }
      assertThat(lifted).as("some are lifted").isPositive();
      assertThat(plant.desk.get("auditor", "/audit/verdict").text()).contains("\"intact\":true");
    }
  }

  private void place(Plant plant, String batch, String who, String what) {
    boolean onBatch = random.nextInt(3) > 0;
    String kind = random.nextInt(3) == 0 ? "veto" : "quality";
    String id = TestDesk.newId().toString();
    String target = onBatch ? "'batch':'" + batch + "'" : "'station':'S2'";
    int status =
        plant
            .desk
            .post(
                who,
                "/holds",
                "{'id':'%s',%s,'kind':'%s','reason':'chosen by lot',%s}"
                    .formatted(id, target, kind, SECRET))
            .status();
    boolean may =
        kind.equals("veto") ? who.equals("chief-quality-officer") : !who.equals("plant-manager");
    assertThat(status).as(what).isEqualTo(may ? 201 : 403);
    if (may) {
      standing.add(new Placed(id, onBatch, kind));
    }
  }

  /** How many were lifted. */
  private int lift(Plant plant, String who, String what) {
    if (standing.isEmpty()) {
      return 0;
    }
    Placed hold = standing.get(random.nextInt(standing.size()));
    String path = "/holds/" + hold.id() + "/lift";
    String body = "{'reason':'chosen by lot',%s}".formatted(SECRET);
    boolean may =
        who.equals("chief-quality-officer")
            || (who.equals("quality") && hold.kind().equals("quality"));
    assertThat(plant.desk.post(who, path, body).status()).as(what).isEqualTo(may ? 200 : 403);
    if (may) {
      standing.remove(hold);
      assertThat(plant.desk.post(who, path, body).status()).as("twice: " + what).isEqualTo(409);
    }
    return may ? 1 : 0;
  }
}
