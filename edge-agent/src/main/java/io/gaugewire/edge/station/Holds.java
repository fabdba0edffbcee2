package io.gaugewire.edge.station;

import io.gaugewire.wire.Decoded;
import io.gaugewire.wire.MessageCodec;
import io.gaugewire.wire.StationHold;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The holds on the stations of this edge, on disk. A station is on hold while any of its holds is
 * active; its machines are written to until they show it, again after a restart.
 *
 * <p>Safe for use by many threads; machines are written to by a thread of its own.
 */
public final class Holds implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Holds.class);
  private static final int LIFTED_KEPT = 1_000;
  private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(30);

  private final KeptFiles files;
  private final HoldWriter writer;
  private final Duration retryAfter;
  private final Map<UUID, StationHold> holds = new LinkedHashMap<>();
  private final Set<String> unwritten = new TreeSet<>();
  private final Thread thread;
  private boolean closing;

  /**
   * @param retryAfter wait before a machine that did not take a hold is written to again
   */
  public Holds(Path directory, HoldWriter writer, Duration retryAfter) {
    files = new KeptFiles(directory);
    this.writer = writer;
    this.retryAfter = retryAfter;
    for (byte[] bytes : files.all()) {
      switch (MessageCodec.stationHold(bytes)) {
        case Decoded.Accepted<StationHold>(StationHold hold) -> {
          holds.put(hold.id(), hold);
          unwritten.add(hold.station());
        }
        case Decoded.Rejected<StationHold>(String reason) ->
            log.atError().addKeyValue("reason", reason).log("kept hold is unreadable");
      }
    }
    thread = Thread.ofPlatform().name("holds").daemon().unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  public boolean isAlive() {
    return thread.isAlive();
  }

  /** Takes a command; an older revision of a known hold changes nothing. */
  public synchronized void take(StationHold hold) {
    StationHold known = holds.get(hold.id());
    if (known != null && known.revision() > hold.revision()) {
      return;
    }
    if (!hold.equals(known)) {
      files.put(hold.id().toString(), MessageCodec.encode(hold));
      holds.put(hold.id(), hold);
      dropOldest();
      log.atWarn()
          .addKeyValue("station", hold.station())
          .addKeyValue("active", hold.active())
          .log("hold changed");
    }
    // A repeat asks whether the machine knows: it is written and read back again.
    unwritten.add(hold.station());
    notifyAll();
  }

  private void dropOldest() {
    List<StationHold> lifted = holds.values().stream().filter(hold -> !hold.active()).toList();
    for (int i = 0; i < lifted.size() - LIFTED_KEPT; i++) {
      holds.remove(lifted.get(i).id());
      files.remove(lifted.get(i).id().toString());
    }
  }

  /** Active holds. */
  public synchronized List<StationHold> active() {
    return holds.values().stream().filter(StationHold::active).toList();
  }

  /** Stations whose machines do not yet show what they should. */
  public synchronized Set<String> unwritten() {
    return Set.copyOf(unwritten);
  }

  private synchronized boolean isOnHold(String station) {
    return holds.values().stream().anyMatch(h -> h.active() && h.station().equals(station));
  }

  private void run() {
    while (true) {
      List<String> stations = next();
      if (stations.isEmpty()) {
        return;
      }
      boolean all = true;
      for (String station : stations) {
        boolean active = isOnHold(station);
        boolean written = write(station, active);
        synchronized (this) {
          if (written && isOnHold(station) == active) {
            unwritten.remove(station);
          }
        }
        all &= written;
      }
      if (!all) {
        rest();
      }
    }
  }

  /** Stations to be written to; waits for one; empty when closing. */
  private synchronized List<String> next() {
    try {
      while (unwritten.isEmpty() && !closing) {
        wait();
      }
    } catch (InterruptedException e) {
      return List.of();
    }
    return closing ? List.of() : List.copyOf(unwritten);
  }

  private synchronized void rest() {
    try {
      long end = System.nanoTime() + retryAfter.toNanos();
      for (long left = retryAfter.toNanos(); left > 0 && !closing; left = end - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      closing = true;
    }
  }

  private boolean write(String station, boolean active) {
    try {
      return writer.write(station, active).get(WRITE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      log.atWarn().addKeyValue("station", station).setCause(e).log("hold could not be written");
      return false;
    } catch (InterruptedException e) {
      return false;
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closing = true;
      notifyAll();
    }
    thread.interrupt();
  }
}
