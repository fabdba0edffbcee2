package io.gaugewire.edge.handshake;

import io.gaugewire.edge.config.HandshakeSpec;
import io.gaugewire.edge.journal.SourceTime;
import io.gaugewire.edge.modbus.FieldReader;
import io.gaugewire.wire.Gap;
import java.util.List;

/**
 * Takes the value of a part that has come to rest, and the next one when the part was taken away.
 *
 * <p>The station counts nothing. Time in which it could not be watched is therefore written down as
 * a gap: parts may have come and gone. A part that lies there when watching begins again is taken
 * only if the place was known to be empty before, so that none is taken twice.
 */
final class RestingValueHandshake implements Handshake {
  private final HandshakeSpec.RestingValue spec;
  private final StationLink station;
  private final SourceTime time;
  private final ResultReader result;
  private final FieldReader value;
  private final long unwatchedMicros;
  private State state = State.UNKNOWN;
  private double lowest;
  private double highest;
  private int still;
  private double takenValue = Double.NaN;
  private long watchedMicros = Long.MIN_VALUE;

  private enum State {
    /** Watching begins: a part that lies there may be one already taken. */
    UNKNOWN,
    EMPTY,
    /** A part is there and has been taken, or must not be. */
    DONE
  }

  RestingValueHandshake(HandshakeSpec.RestingValue spec, StationLink station, SourceTime time) {
    this.spec = spec;
    this.station = station;
    this.time = time;
    this.result = station.reader(spec.result(), List.of());
    this.value = new FieldReader(spec.value(), result.plan());
    // One late poll hides no part that lies long enough to be taken; two in a row may.
    this.unwatchedMicros = spec.every().toNanos() / 1000 * 5 / 2;
  }

  @Override
  public void poll() {
    station.log().flush();
    result.read();
    double now = value.number(result.image());
    noteUnwatchedTime(now);
    if (now < spec.rearm()) {
      state = State.EMPTY;
      still = 0;
    } else if (state == State.UNKNOWN && now >= spec.above()) {
      state = State.DONE;
    } else if (state == State.EMPTY && now >= spec.above()) {
      settle(now);
    } else {
      // Not valid, or between the thresholds: not at rest.
      still = 0;
    }
  }

  private void settle(double now) {
    if (still == 0) {
      lowest = now;
      highest = now;
    }
    lowest = Math.min(lowest, now);
    highest = Math.max(highest, now);
    // A little slack for the last bit of a decimal fraction.
    if (highest - lowest > spec.within() + Math.ulp(highest) * 4) {
      lowest = now;
      highest = now;
      still = 0;
    }
    still++;
    if (still >= spec.polls()) {
      takenValue = now;
      state = State.DONE;
      still = 0;
      station.log().write(result, List.of());
    }
  }

  private void noteUnwatchedTime(double now) {
    long micros = time.nowMicros();
    boolean first = watchedMicros == Long.MIN_VALUE;
    boolean unwatched = first || micros - watchedMicros > unwatchedMicros;
    if (unwatched) {
      station.log().writeGap(Gap.Reason.RESULT_LOST, -1);
      still = 0;
      if (state == State.DONE && Math.abs(now - takenValue) > Math.max(spec.within(), 0) * 2) {
        // Another part lies there now; the one before was taken away unseen.
        state = now >= spec.above() ? State.EMPTY : state;
      }
    }
    watchedMicros = micros;
  }

  @Override
  public long taken() {
    return station.log().taken();
  }
}
