package io.gaugewire.standalone.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The drill in short form; {@code -Dgaugewire.drill.rounds} makes it longer. */
@Tag("scenario")
class DrillTest {
  /** A seed with which the first two rounds are one of each. */
  private static final long BOTH_IN_TWO = 1;

  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  void nothingIsLostDoubledOrJudgedOtherwise()
      throws IOException, InterruptedException, SQLException {
    int rounds = Integer.getInteger("gaugewire.drill.rounds", 3);
    Tally tally =
        DrillVerb.drill(Setting.of(Setting.Door.ENDPOINT), rounds, 2, System.err::println);
    assertThat(tally.good()).as(tally.toString()).isTrue();
    assertThat(tally.stored()).isGreaterThanOrEqualTo(tally.produced());
  }

  /** One round of each; without root the disk is left alone, and without Mosquitto all of it. */
  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  void aBrokerThatDiesAndAFullDiskLoseNothing()
      throws IOException, InterruptedException, SQLException {
    if (Broker.installed().isEmpty()) {
      System.err.println("SKIPPED, drill with a broker: apt install mosquitto");
    }
    assumeTrue(Broker.installed().isPresent(), "Mosquitto is not installed");
    Setting setting =
        new Setting(Setting.Door.BROKER, List.of(Fault.KILL_BROKER, Fault.FILL_DATABASE_DISK));
    int rounds = Integer.getInteger("gaugewire.drill.rounds", 2);
    Tally tally = DrillVerb.drill(setting, rounds, BOTH_IN_TWO, System.err::println);
    assertThat(tally.good()).as(tally.toString()).isTrue();
  }
}
