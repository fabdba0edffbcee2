package io.gaugewire.spc.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pre-control: traffic-light zones within the specification. <b>This is no control chart</b>: its
 * lines come from the drawing and not from the process, and it says nothing of stability.
 *
 * <p>Green is the middle half of the tolerance (borders included), yellow the quarters outside it
 * within specification (borders included), red outside. Useful only where Cpk is well above 1;
 * below, it stops a process that does what it always did. Reference: D. Shainin and P. Shainin
 * (1989), Quality Engineering 1, 419-429; ISO 7870-3 for charts that do both.
 *
 * @param lsl lower specification limit
 * @param usl upper specification limit, above lsl
 */
public record PreControl(double lsl, double usl) {
  /** Five greens in a row qualify a set-up. */
  private static final int GREENS_TO_QUALIFY = 5;

  public PreControl {
    if (!(lsl < usl && Double.isFinite(usl - lsl))) {
      throw new IllegalArgumentException(
          "pre-control needs two specification limits in order, not " + lsl + " and " + usl);
    }
  }

  /** Where a measurement lies. */
  public enum Zone {
    /** Below the lower specification limit. */
    LOW_RED,
    /** The lowest quarter of the tolerance. */
    LOW_YELLOW,
    /** The middle half of the tolerance. */
    GREEN,
    /** The highest quarter of the tolerance. */
    HIGH_YELLOW,
    /** Above the upper specification limit. */
    HIGH_RED;

    boolean isRed() {
      return this == LOW_RED || this == HIGH_RED;
    }

    boolean isYellow() {
      return this == LOW_YELLOW || this == HIGH_YELLOW;
    }
  }

  /** What the measurements so far ask for. */
  public enum Advice {
    /** Five greens in a row are not reached yet, or a yellow has to be seen again. */
    MEASURE_NEXT,
    /** Set-up qualified, or running and well. */
    RUN,
    /** Two yellows in a row on one side: the process has moved. Adjust and set up again. */
    ADJUST,
    /** Two yellows in a row on opposite sides: it spreads too much. Stop, find the cause. */
    REDUCE_SPREAD,
    /** A red: stop, contain what was made since the last good one, and set up again. */
    STOP
  }

  /**
   * A measurement and what it asks for.
   *
   * @param position from 0
   */
  public record Step(int position, Zone zone, Advice advice) {}

  /**
   * The zone of a measurement.
   *
   * @throws IllegalArgumentException when it is NaN or infinite
   */
  public Zone zone(double x) {
    if (!Double.isFinite(x)) {
      throw new IllegalArgumentException("measurement " + x + " is not a number");
    }
    double quarter = (usl - lsl) / 4;
    if (x < lsl) {
      return Zone.LOW_RED;
    }
    if (x > usl) {
      return Zone.HIGH_RED;
    }
    if (x < lsl + quarter) {
      return Zone.LOW_YELLOW;
    }
    return x > usl - quarter ? Zone.HIGH_YELLOW : Zone.GREEN;
  }

  /**
   * Follows a set-up and the run after it. Setting up: five greens in a row qualify, one yellow
   * begins the count anew, two yellows in a row or a red ask for action. Running: a yellow is
   * answered by the next piece; green lets the run go on. Whatever asks for action leads back to
   * setting up.
   */
  public List<Step> follow(double... measurements) {
    List<Step> steps = new ArrayList<>(measurements.length);
    boolean running = false;
    int greens = 0;
    Optional<Zone> yellow = Optional.empty();
    for (int i = 0; i < measurements.length; i++) {
      Zone zone = zone(measurements[i]);
      Advice advice = advise(zone, yellow);
      if (advice == Advice.RUN) {
        greens = zone == Zone.GREEN ? greens + 1 : 0;
        running = running || greens >= GREENS_TO_QUALIFY;
        yellow = zone.isYellow() ? Optional.of(zone) : Optional.empty();
        advice = running && zone == Zone.GREEN ? Advice.RUN : Advice.MEASURE_NEXT;
      } else {
        running = false;
        greens = 0;
        yellow = Optional.empty();
      }
      steps.add(new Step(i, zone, advice));
    }
    return List.copyOf(steps);
  }

  private static Advice advise(Zone zone, Optional<Zone> yellowBefore) {
    if (zone.isRed()) {
      return Advice.STOP;
    }
    if (zone.isYellow() && yellowBefore.isPresent()) {
      return zone == yellowBefore.get() ? Advice.ADJUST : Advice.REDUCE_SPREAD;
    }
    return Advice.RUN;
  }
}
