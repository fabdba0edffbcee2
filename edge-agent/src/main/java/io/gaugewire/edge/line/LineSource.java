package io.gaugewire.edge.line;

import io.gaugewire.edge.config.LineConfig;
import io.gaugewire.edge.journal.Journal;
import io.gaugewire.edge.journal.JournalFullException;
import io.gaugewire.edge.journal.SourceTime;
import io.gaugewire.edge.modbus.ByteLink;
import io.gaugewire.wire.Gap;
import io.gaugewire.wire.Quality;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.StationEvent;
import io.gaugewire.wire.StationResult;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads lines from one source and writes each as a result of its station. Methods may be called by
 * any thread; the connection belongs to the source's own thread.
 */
public final class LineSource implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LineSource.class);
  private static final int LONGEST_LINE = 512;
  private static final int LONGEST_SERIAL = 200;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final long LOOK_NANOS = 50_000_000;
  private static final long RETRY_MILLIS = 500;
  private static final long LONGEST_STOP_MILLIS = 10_000;

  private final LineConfig config;
  private final Journal journal;
  private final SourceTime time;
  private final LineTemplate template;
  private final ByteLink link;
  private final Semaphore requests = new Semaphore(0);
  private final Thread thread;
  private final byte[] buffer = new byte[LONGEST_LINE];
  private int length;
  private boolean tooLong;
  private boolean wasLost;
  private final AtomicLong lines = new AtomicLong();
  private final AtomicLong rejected = new AtomicLong();
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong deaths = new AtomicLong();
  private volatile boolean connected;
  private volatile boolean closed;
  private volatile String lastFault = "";

  public LineSource(LineConfig config, Journal journal, SourceTime time) {
    this.config = config;
    this.journal = journal;
    this.time = time;
    this.template = new LineTemplate(config.template());
    this.link =
        switch (config.source()) {
          case LineConfig.Source.Tcp tcp -> ByteLink.tcp(tcp.host(), tcp.port(), CONNECT_TIMEOUT);
          case LineConfig.Source.Serial serial -> ByteLink.serial(serial.line());
        };
    this.thread = Thread.ofPlatform().name("line-" + config.name()).daemon().unstarted(this::live);
  }

  public void start() {
    thread.start();
  }

  public LineConfig config() {
    return config;
  }

  public boolean isConnected() {
    return connected;
  }

  public long lines() {
    return lines.get();
  }

  /** Lines that did not fit the template, a channel or a unit. */
  public long rejected() {
    return rejected.get();
  }

  public long taken() {
    return taken.get();
  }

  public long deaths() {
    return deaths.get();
  }

  public String lastFault() {
    return lastFault;
  }

  /** Sends the request for a measurement; false when the source has none or is not connected. */
  public boolean request() {
    if (config.request().isEmpty() || !connected) {
      return false;
    }
    requests.release();
    return true;
  }

  private void live() {
    while (!closed) {
      try {
        connect();
        readLines();
      } catch (IOException e) {
        lost(String.valueOf(e.getMessage()));
      } catch (Throwable e) {
        deaths.incrementAndGet();
        log.atError()
            .setCause(e)
            .addKeyValue("line", config.name())
            .log("line source failed and begins again");
        lost(String.valueOf(e.getMessage()));
      }
      pause();
    }
    link.close();
  }

  private void connect() throws IOException {
    link.open();
    length = 0;
    tooLong = false;
    requests.drainPermits();
    connected = true;
    if (wasLost) {
      event(StationEvent.Kind.DEVICE_BACK, config.name());
      // What the source sent to nobody cannot be asked for again.
      wasLost = false;
    }
  }

  private void lost(String why) {
    link.close();
    connected = false;
    lastFault = why;
    if (!wasLost) {
      wasLost = true;
      event(StationEvent.Kind.DEVICE_LOST, config.name() + ": " + why);
    }
    if (length > 0) {
      length = 0;
      long now = time.nowMicros();
      journal.gap(new Gap(config.station(), "", Gap.Reason.RESULT_LOST, now, now, 1));
    }
  }

  private void pause() {
    try {
      if (!closed) {
        TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
      }
    } catch (InterruptedException e) {
      // Closing.
    }
  }

  private void readLines() throws IOException {
    byte[] chunk = new byte[LONGEST_LINE];
    while (!closed) {
      if (requests.tryAcquire()) {
        byte[] request = config.request().getBytes(StandardCharsets.US_ASCII);
        link.write(request, request.length);
      }
      try {
        int count = link.read(chunk, 0, chunk.length, System.nanoTime() + LOOK_NANOS);
        for (int i = 0; i < count; i++) {
          accept(chunk[i]);
        }
      } catch (SocketTimeoutException quiet) {
        // Nobody measures at the moment.
      }
    }
  }

  private void accept(byte next) {
    if (next != '\r' && next != '\n') {
      if (length < buffer.length) {
        buffer[length++] = next;
      } else {
        tooLong = true;
      }
      return;
    }
    if (length > 0) {
      String line = new String(buffer, 0, length, StandardCharsets.US_ASCII);
      boolean whole = !tooLong;
      length = 0;
      tooLong = false;
      lines.incrementAndGet();
      take(whole ? line : "");
    }
  }

  private void take(String line) {
    Optional<LineTemplate.Measured> measured = template.parse(line);
    if (measured.isEmpty()) {
      reject("a line that does not fit the template");
      return;
    }
    LineTemplate.Measured m = measured.get();
    LineConfig.Channel channel =
        m.channel().isEmpty() && config.channels().size() == 1
            ? config.channels().values().iterator().next()
            : config.channels().get(m.channel());
    if (channel == null) {
      reject("a line of channel '" + m.channel() + "', which is not configured");
    } else if (!m.unit().isEmpty() && !m.unit().equals(channel.unit())) {
      // A gauge switched to inches would otherwise give a wrong number in millimetres.
      reject("a value in '" + m.unit() + "', configured is '" + channel.unit() + "'");
    } else {
      write(m, channel);
    }
  }

  private void reject(String why) {
    rejected.incrementAndGet();
    lastFault = why;
    long now = time.nowMicros();
    log.atWarn().addKeyValue("line", config.name()).addKeyValue("reason", why).log("line refused");
    journal.gap(new Gap(config.station(), "", Gap.Reason.RESULT_LOST, now, now, 1));
  }

  private void write(LineTemplate.Measured m, LineConfig.Channel channel) {
    long micros = time.nextMicros();
    var values = new ReadingColumns(1);
    int tag = journal.tag(config.station(), channel.tag(), channel.unit(), channel.decimals());
    values.add(tag, micros, m.value(), Quality.GOOD);
    String serial = m.serial().length() > LONGEST_SERIAL ? "" : m.serial();
    var part = new StationResult.PartReference(serial, "", "");
    var result =
        new StationResult(
            config.station(), micros, -1, part, StationResult.Verdict.NONE, List.of());
    while (true) {
      try {
        journal.result(result, values);
        taken.incrementAndGet();
        return;
      } catch (JournalFullException full) {
        // The line cannot be sent again by its source: wait here, and let the source wait.
        if (closed) {
          reject("the outbox was full until the edge stopped");
          return;
        }
        pause();
      }
    }
  }

  private void event(StationEvent.Kind kind, String detail) {
    journal.event(new StationEvent(config.station(), time.nowMicros(), kind, detail));
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join(LONGEST_STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
