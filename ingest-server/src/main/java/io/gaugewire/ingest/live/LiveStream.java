package io.gaugewire.ingest.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Takes events from many threads and hands them to the connected clients in small bunches.
 *
 * <p>An event with a key replaces the one of the same key that has not gone out yet, so that a
 * screen gets the newest state and not its history. When more than {@value #MOST_PENDING} events
 * wait, or a client asks for what is no longer remembered, clients are told to read anew.
 *
 * <p>Safe for use by many threads.
 */
public final class LiveStream implements AutoCloseable {
  /** Events waiting for the next bunch. */
  static final int MOST_PENDING = 4_096;

  /** Events remembered for clients that come back. */
  static final int MOST_REMEMBERED = 8_192;

  /** So long after its last client left a topic, events of it are still remembered. */
  static final long RETURN_NANOS = TimeUnit.MINUTES.toNanos(2);

  private static final int MOST_LEFT = 10_000;
  private static final long BUNCH_MILLIS = 50;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Map<String, LiveEvent> pending = new LinkedHashMap<>();
  private final ArrayDeque<LiveEvent> remembered = new ArrayDeque<>();
  private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();
  private final Thread sender;

  /** When a client last left a topic. */
  private final Map<String, Long> left = new ConcurrentHashMap<>();

  private final LongSupplier nanos;
  private long lastId;
  private long forgottenThrough;
  private boolean closed;

  /** A connected client. Both calls must not block. */
  interface Subscriber {
    Set<String> topics();

    void send(List<LiveEvent> events);

    /** Tells the client that events are missing and that it should read anew. */
    void reset(long id);
  }

  public LiveStream() {
    this(System::nanoTime);
  }

  /** A stream by a clock of its own. */
  LiveStream(LongSupplier nanos) {
    this.nanos = nanos;
    sender = Thread.ofPlatform().name("live-stream").daemon().start(this::sendUntilClosed);
  }

  /**
   * Publishes an event.
   *
   * @param key events of one topic and key replace each other while they wait; empty: never
   *     replaced
   * @param json makes the data, one line: when the event goes out, and only if somebody listens.
   *     Must not block, nor publish
   */
  public void publish(String topic, String key, String name, Supplier<String> json) {
    lock.lock();
    try {
      long id = ++lastId;
      String slot = key.isEmpty() ? topic + '\n' + id : topic + '\n' + name + '\n' + key;
      pending.remove(slot);
      pending.put(slot, new LiveEvent(id, topic, name, json));
      if (pending.size() > MOST_PENDING) {
        overflow();
      }
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  /** A flood: what waits is dropped and every client reads anew. Called with the lock held. */
  private void overflow() {
    pending.clear();
    remembered.clear();
    forgottenThrough = lastId;
    for (Subscriber subscriber : subscribers) {
      subscriber.reset(lastId);
    }
  }

  /** Whether any client listens to anything, or may come back for what it missed. */
  public boolean isHeard() {
    return !subscribers.isEmpty() || !left.isEmpty();
  }

  /**
   * Whether any client listens to a topic, or did a short while ago and may come back for what it
   * missed; spares making events that nobody hears.
   */
  public boolean hasListeners(String topic) {
    for (Subscriber subscriber : subscribers) {
      if (subscriber.topics().contains(topic)) {
        return true;
      }
    }
    Long leftAt = left.get(topic);
    if (leftAt == null) {
      return false;
    }
    if (nanos.getAsLong() - leftAt < RETURN_NANOS) {
      return true;
    }
    left.remove(topic);
    forget();
    return false;
  }

  /** Whoever comes back after this is told to read anew: not all is remembered. */
  private void forget() {
    lock.lock();
    try {
      forgottenThrough = ++lastId;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Connects a client. It first gets what it missed after event {@code lastSeen}; when that is no
   * longer known it is told to read anew.
   *
   * @param lastSeen id of the last event it saw, or −1 when it comes for the first time
   */
  void connect(Subscriber subscriber, long lastSeen) {
    lock.lock();
    try {
      if (lastSeen >= 0) {
        if (lastSeen < forgottenThrough || lastSeen > lastId) {
          subscriber.reset(lastId);
        } else {
          List<LiveEvent> missed = new ArrayList<>();
          for (LiveEvent event : remembered) {
            if (event.id() > lastSeen && subscriber.topics().contains(event.topic())) {
              missed.add(event);
            }
          }
          subscriber.send(missed);
        }
      }
      subscribers.add(subscriber);
    } finally {
      lock.unlock();
    }
  }

  void disconnect(Subscriber subscriber) {
    if (left.size() > MOST_LEFT) {
      left.clear();
      forget();
    }
    long now = nanos.getAsLong();
    subscriber.topics().forEach(topic -> left.put(topic, now));
    subscribers.remove(subscriber);
  }

  /** How many clients are connected. */
  public int clients() {
    return subscribers.size();
  }

  private void sendUntilClosed() {
    lock.lock();
    try {
      while (!closed) {
        if (pending.isEmpty()) {
          arrived.await();
        } else {
          sendBunch();
          // Lets the next bunch gather; publish() only signals, so this waits the whole time.
          long wait = TimeUnit.MILLISECONDS.toNanos(BUNCH_MILLIS);
          while (wait > 0 && !closed) {
            wait = arrived.awaitNanos(wait);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void sendBunch() {
    List<LiveEvent> bunch = new ArrayList<>(pending.values());
    pending.clear();
    for (LiveEvent event : bunch) {
      remembered.addLast(event);
    }
    while (remembered.size() > MOST_REMEMBERED) {
      forgottenThrough = remembered.removeFirst().id();
    }
    for (Subscriber subscriber : subscribers) {
      List<LiveEvent> wanted = new ArrayList<>();
      for (LiveEvent event : bunch) {
        if (subscriber.topics().contains(event.topic())) {
          wanted.add(event);
        }
      }
      if (!wanted.isEmpty()) {
        subscriber.send(wanted);
      }
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
    sender.interrupt();
  }
}
