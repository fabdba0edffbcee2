package io.gaugewire.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.gaugewire.ingest.Eventually;
import io.gaugewire.ingest.fleet.EdgeStates;
import io.gaugewire.ingest.fleet.FleetStore;
import io.gaugewire.ingest.store.Announcer;
import io.gaugewire.wire.ContextDocument;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.StationHold;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ReceptionTest {
  private static final EdgeId EDGE = new EdgeId("plant", "one");

  /** A database that is away, and comes back. */
  private static final class Context implements StationContext {
    final AtomicInteger asked = new AtomicInteger();
    volatile boolean away = true;

    @Override
    public List<StationHold> holds(EdgeId edge) {
      asked.incrementAndGet();
      if (away) {
        throw new IllegalStateException("the database is away");
      }
      return List.of();
    }

    @Override
    public List<ContextDocument> documents(EdgeId edge) {
      return List.of(new ContextDocument("plans", 4, "{}".getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** What the reception logs. */
  private static final class Told extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(Reception.class);

    Told() {
      logger.setLevel(Level.INFO);
      start();
      logger.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
      lines.add(event.getLevel() + " " + event.getMessage());
    }

    @Override
    public void close() {
      logger.detachAppender(this);
      logger.setLevel(null);
    }
  }

  @Test
  void whatCannotBeReadForAnEdgeIsToldOnceHoweverOftenItIsTriedAndOnceThatItCan() {
    Downlinks downlinks = new Downlinks();
    List<String> sent = new CopyOnWriteArrayList<>();
    downlinks.opened(EDGE, (topic, payload) -> sent.add(topic));
    Context context = new Context();
    Jdbi nothing =
        Jdbi.create(
            () -> {
              throw new SQLException("away");
            });
    try (Intake intake =
            Intake.start(
                IntakeOptions.DEFAULT,
                lane -> {
                  throw new SQLException("away");
                },
                new Announcer(),
                downlinks,
                new SimpleMeterRegistry(),
                Clock.systemUTC());
        EdgeStates states = EdgeStates.start(new FleetStore(nothing), Clock.systemUTC());
        Told told = new Told();
        Reception reception = new Reception(intake, downlinks, states, context)) {
      for (int i = 0; i < 3; i++) {
        reception.welcome(EDGE);
      }
      Eventually.holds("it was tried again", () -> context.asked.get() > 1);
      assertThat(sent).isEmpty();
      context.away = false;
      Eventually.holds("the edge knows what it must", () -> !sent.isEmpty());
      Eventually.holds("and that is told", () -> told.lines.size() == 2);
      assertThat(told.lines)
          .containsExactly(
              "WARN holds and context cannot be read; tried again while the edge is there",
              "INFO holds and context can be read again");
      assertThat(sent).as("by the newest of its welcomes alone").hasSize(1);
    }
  }
}
