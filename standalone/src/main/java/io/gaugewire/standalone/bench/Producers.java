package io.gaugewire.standalone.bench;

import io.gaugewire.standalone.load.LoadEdge;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** One thread an edge that polls, at a pace or as fast as the server takes it. */
final class Producers implements AutoCloseable {
  /** Parcels that wait on an edge's disk at full load: more would only age there. */
  private static final long MOST_BACKLOG = 400;

  private static final long PAUSE_NANOS = 500_000;

  private final List<Thread> threads = new ArrayList<>();
  private final LongAdder polls = new LongAdder();
  private volatile boolean closed;

  private Producers() {}

  /** Each edge polls all its tags so often a second. */
  static Producers paced(List<LoadEdge> edges, double pollsPerSecond) {
    Producers producers = new Producers();
    long period = Math.round(1e9 / pollsPerSecond);
    edges.forEach(edge -> producers.start(() -> producers.paced(edge, period)));
    return producers;
  }

  /** Each edge has always something waiting. */
  static Producers flatOut(List<LoadEdge> edges) {
    Producers producers = new Producers();
    edges.forEach(edge -> producers.start(() -> producers.flatOut(edge)));
    return producers;
  }

  /** Each edge polls as fast as its outbox takes it. */
  static Producers unbounded(List<LoadEdge> edges) {
    Producers producers = new Producers();
    edges.forEach(edge -> producers.start(() -> producers.unbounded(edge)));
    return producers;
  }

  private void unbounded(LoadEdge edge) {
    while (!closed) {
      if (edge.poll()) {
        polls.increment();
      } else {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  /** Ends the polling; gives how many polls the outboxes of unbounded producers took. */
  long stop() {
    close();
    return polls.sum();
  }

  private void start(Runnable work) {
    Thread thread = Thread.ofPlatform().name("producer").start(work);
    threads.add(thread);
  }

  private void paced(LoadEdge edge, long periodNanos) {
    long next = System.nanoTime();
    while (!closed) {
      edge.poll();
      next += periodNanos;
      LockSupport.parkNanos(Math.max(0, next - System.nanoTime()));
    }
  }

  private void flatOut(LoadEdge edge) {
    while (!closed) {
      if (edge.backlog() > MOST_BACKLOG || !edge.poll()) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
