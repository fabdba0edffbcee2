package io.gaugewire.standalone.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The drill in short form; {@code -Dgaugewire.drill.rounds} makes it longer. */
@Tag("scenario")
class DrillTest {
  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  void nothingIsLostDoubledOrJudgedOtherwise()
      throws IOException, InterruptedException, SQLException {
    int rounds = Integer.getInteger("gaugewire.drill.rounds", 3);
    Tally tally = DrillVerb.drill(rounds, 2, System.err::println);
    assertThat(tally.good()).as(tally.toString()).isTrue();
    assertThat(tally.stored()).isGreaterThanOrEqualTo(tally.produced());
  }
}
