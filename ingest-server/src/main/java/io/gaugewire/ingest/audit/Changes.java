package io.gaugewire.ingest.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The one way to change a record of the quality domain: a transaction with an author, a reason and
 * one instant, at most one at a time on the whole database. So what a rule has read holds until the
 * change is committed, and the chain has one order. Safe for use by many threads.
 */
public final class Changes {
  /** The same lock that the chain's own function takes. */
  private static final long CHAIN_LOCK = 4_711_200;

  private final Jdbi jdbi;
  private final Clock clock;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  public Changes(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Adds who is told after every change made here, once it is committed, on the same thread. It
   * must neither wait nor fail: the change stands whatever it does.
   */
  public void whenMade(Runnable listener) {
    listeners.add(listener);
  }

  /**
   * Does {@code work} in a transaction, once; it is given the instant of the change. What it throws
   * undoes everything and is passed on.
   */
  public <T> T make(Author author, String reason, BiFunction<Handle, Instant, T> work) {
    return make(author, reason, clock.instant(), work);
  }

  /** Does {@code work} at a given instant, for what is brought in from elsewhere. */
  public <T> T make(Author author, String reason, Instant at, BiFunction<Handle, Instant, T> work) {
    Instant instant = at.truncatedTo(ChronoUnit.MICROS);
    T made =
        jdbi.inTransaction(
            handle -> {
              begin(handle, author, reason, instant);
              return work.apply(handle, instant);
            });
    listeners.forEach(Runnable::run);
    return made;
  }

  /**
   * Does {@code work} unless the same request was done before.
   *
   * @param id made by the client, of what is created
   * @param content what is asked; the same id with other content is refused
   * @throws RepeatedRequestException when the id was used for something else
   */
  public void once(
      Author author, UUID id, byte[] content, String reason, BiConsumer<Handle, Instant> work) {
    make(
        author,
        reason,
        (handle, at) -> {
          if (isNew(handle, id, sha256(content), at)) {
            work.accept(handle, at);
          }
          return id;
        });
  }

  private static boolean isNew(Handle handle, UUID id, byte[] digest, Instant at) {
    Optional<byte[]> known =
        handle
            .createQuery("select digest from request where id = :id")
            .bind("id", id)
            .mapTo(byte[].class)
            .findOne();
    if (known.isPresent()) {
      if (!Arrays.equals(known.get(), digest)) {
        throw new RepeatedRequestException(id);
      }
      return false;
    }
    handle
        .createUpdate("insert into request (id, digest, time) values (:id, :digest, :at)")
        .bind("id", id)
        .bind("digest", digest)
        .bind("at", at)
        .execute();
    return true;
  }

  private static void begin(Handle handle, Author author, String reason, Instant at) {
    handle
        .createQuery(
            """
            select set_config('gaugewire.author', :author, true) as author,
                   set_config('gaugewire.origin', :origin, true) as origin,
                   set_config('gaugewire.reason', :reason, true) as reason,
                   set_config('gaugewire.micros', :micros, true) as micros,
                   pg_advisory_xact_lock(:lock)::text as lock
            """)
        .bind("author", author.name())
        .bind("origin", author.origin())
        .bind("reason", reason)
        .bind("micros", String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, at)))
        .bind("lock", CHAIN_LOCK)
        .mapToMap()
        .one();
  }

  /** Adds a line that is no change of a record, such as a sign-in, within a change. */
  public static void note(Handle handle, String kind, String record, String action) {
    handle
        .createQuery("select audit_append(:kind, :record, :action, null, null)::text")
        .bind("kind", kind)
        .bind("record", record)
        .bind("action", action)
        .mapToMap()
        .one();
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
