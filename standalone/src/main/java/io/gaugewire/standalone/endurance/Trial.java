package io.gaugewire.standalone.endurance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What fails when. Programs are killed in the first quarter, so that each then has the rest of the
 * time to show whether its memory grows; after that things stand still or are cut off, up to the
 * last tenth.
 */
final class Trial {
  /** How long a network is away. */
  static final Duration CUT = Duration.ofSeconds(15);

  /** How long a program stands still. */
  static final Duration FREEZE = Duration.ofSeconds(5);

  /** From this part of the whole on no program is killed. */
  static final double SETTLED = 0.25;

  private static final double LAST = 0.9;
  private static final double EVERY = 0.05;
  private static final List<Fault> KILLS =
      List.of(Fault.KILL_SERVER, Fault.KILL_EDGE, Fault.KILL_DATABASE);
  private static final List<Fault> OTHERS =
      List.of(
          Fault.CUT_NETWORK,
          Fault.FREEZE_DATABASE,
          Fault.SWALLOWING_NETWORK,
          Fault.FREEZE_EDGE,
          Fault.FREEZE_SERVER);

  private Trial() {}

  /** What fails. */
  enum Fault {
    KILL_SERVER,
    KILL_EDGE,
    KILL_DATABASE,
    FREEZE_SERVER,
    FREEZE_EDGE,
    FREEZE_DATABASE,
    CUT_NETWORK,
    SWALLOWING_NETWORK
  }

  /** One fault, so long after the begin. */
  record Due(Duration after, Fault fault) {}

  /** Everything that fails within {@code whole}, in the order of time. */
  static List<Due> of(Duration whole) {
    List<Due> all = new ArrayList<>();
    double part = EVERY;
    for (Fault kill : KILLS) {
      all.add(new Due(part(whole, part), kill));
      part += EVERY;
    }
    part = SETTLED + EVERY;
    for (int i = 0; part <= LAST; i++, part += EVERY) {
      all.add(new Due(part(whole, part), OTHERS.get(i % OTHERS.size())));
    }
    return List.copyOf(all);
  }

  private static Duration part(Duration whole, double part) {
    return Duration.ofMillis(Math.round(whole.toMillis() * part));
  }
}
