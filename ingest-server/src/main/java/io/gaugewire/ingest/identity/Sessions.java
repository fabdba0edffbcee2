package io.gaugewire.ingest.identity;

import io.gaugewire.ingest.audit.Author;
import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.web.Call;
import io.gaugewire.ingest.web.Problem;
import io.gaugewire.ingest.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Signing in, staying signed in, and giving the secret again for a signature. A session ends after
 * half an hour without use and after twelve hours in any case; five wrong attempts within a quarter
 * of an hour lock a name for as long. Safe for use by many threads.
 */
public final class Sessions {
  static final Duration IDLE = Duration.ofMinutes(30);
  static final Duration LONGEST = Duration.ofHours(12);
  static final Duration LOCKED = Duration.ofMinutes(15);
  static final int MOST_FAILURES = 5;
  private static final Duration SEEN_EVERY = Duration.ofMinutes(1);
  private static final int TOKEN_BYTES = 32;
  private static final int LONGEST_NAME = 100;
  private static final String WRONG = "The name or the secret is wrong.";

  private final IdentityStore store;
  private final Changes changes;
  private final Clock clock;
  private final ZoneId zone;

  Sessions(IdentityStore store, Changes changes, Clock clock, ZoneId zone) {
    this.store = store;
    this.changes = changes;
    this.clock = clock;
    this.zone = zone;
  }

  /** What a person signs in with. */
  sealed interface Attempt {
    record Password(String login, String password) implements Attempt {}

    record BadgePin(String badge, String pin) implements Attempt {}
  }

  /** A session that was opened. */
  public record Opened(String token, Caller caller) {}

  /**
   * Opens a session.
   *
   * @throws ProblemException when the name is locked, or name and secret do not fit
   */
  Opened signIn(Attempt attempt, String address) {
    return switch (attempt) {
      case Attempt.Password(String login, String password) ->
          signIn("login", login.toLowerCase(Locale.ROOT), "password", password, address);
      case Attempt.BadgePin(String badge, String pin) ->
          signIn("badge", badge, "pin", pin, address);
    };
  }

  private Opened signIn(String column, String name, String kind, String secret, String address) {
    Instant now = clock.instant();
    IdentityStore.Stored stored =
        store
            .jdbi()
            .withHandle(
                handle -> {
                  refuseLocked(handle, name, now);
                  return IdentityStore.named(handle, column, name);
                })
            .filter(person -> fits(person.person().id(), kind, secret))
            .filter(person -> person.person().active().contains(today(now)))
            .orElse(null);
    if (stored == null) {
      failed(name, address, now);
      throw Problem.signInFirst(WRONG);
    }
    return opened(stored, name, "sign-in", address);
  }

  /**
   * Opens a session for somebody whom another sign-in vouches for.
   *
   * @param name sign-in name
   * @throws ProblemException when there is nobody of that name here, or they may not sign in today
   */
  public Opened vouchedFor(String name, String address) {
    Instant now = clock.instant();
    String login = name.toLowerCase(Locale.ROOT);
    IdentityStore.Stored stored =
        store
            .jdbi()
            .withHandle(handle -> IdentityStore.named(handle, "login", login))
            .filter(person -> person.person().active().contains(today(now)))
            .orElse(null);
    if (stored == null) {
      String tried = login.length() > LONGEST_NAME ? login.substring(0, LONGEST_NAME) : login;
      changes.make(
          new Author("unknown", address),
          "",
          (handle, at) -> {
            Changes.note(handle, "session", tried, "sign-in refused");
            return at;
          });
      throw Problem.signInFirst("Nobody of that account's name is known here.");
    }
    return opened(stored, login, "sign-in by OpenID", address);
  }

  private Opened opened(IdentityStore.Stored stored, String name, String how, String address) {
    String text =
        Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.random(TOKEN_BYTES));
    changes.make(
        new Author(stored.person().login(), address),
        "",
        (handle, at) -> {
          store.forgive(handle, name);
          store.open(handle, digest(text), stored.person().id(), at, address);
          Changes.note(handle, "session", stored.person().id().toString(), how);
          return text;
        });
    return new Opened(text, caller(stored, clock.instant(), address));
  }

  /** What a browser keeps of a session. */
  public static String cookie(Opened opened) {
    return Call.SESSION_COOKIE + "=" + opened.token() + "; Path=/api; HttpOnly; SameSite=Strict";
  }

  private boolean fits(UUID person, String kind, String secret) {
    Optional<String> hash =
        store.jdbi().withHandle(handle -> store.credential(handle, person, kind));
    return Secrets.matches(secret, hash.orElse(Secrets.NOBODY)) && hash.isPresent();
  }

  private void refuseLocked(Handle handle, String name, Instant now) {
    if (store.failures(handle, name, now.minus(LOCKED)) >= MOST_FAILURES) {
      throw Problem.locked(
          "After "
              + MOST_FAILURES
              + " wrong attempts the name is locked; try again in "
              + LOCKED.toMinutes()
              + " minutes.");
    }
  }

  private void failed(String name, String address, Instant now) {
    changes.make(
        new Author("unknown", address),
        "",
        (handle, at) -> {
          store.failed(handle, name, at, now.minus(LOCKED));
          Changes.note(handle, "session", name, "sign-in refused");
          return at;
        });
  }

  private LocalDate today(Instant now) {
    return now.atZone(zone).toLocalDate();
  }

  private Caller caller(IdentityStore.Stored stored, Instant now, String address) {
    return new Caller(
        new PersonId(stored.person().id()),
        stored.person().login(),
        stored.person().name(),
        IdentityStore.roles(stored, today(now)),
        address);
  }

  /**
   * Who a request comes from.
   *
   * @throws ProblemException when there is no session, or it has ended
   */
  Caller caller(Optional<String> token, String address) {
    String given =
        token.orElseThrow(() -> Problem.signInFirst("Sign in with POST /api/v1/session."));
    Instant now = clock.instant();
    return store
        .jdbi()
        .withHandle(
            handle -> {
              byte[] digest = digest(given);
              IdentityStore.Session session =
                  store.session(handle, digest).filter(open -> !over(open, now)).orElse(null);
              IdentityStore.Stored stored =
                  session == null
                      ? null
                      : store
                          .person(handle, session.personId())
                          .filter(person -> person.person().active().contains(today(now)))
                          .orElse(null);
              if (session == null || stored == null) {
                throw Problem.signInFirst("The session has ended; sign in again.");
              }
              if (now.isAfter(session.lastSeen().plus(SEEN_EVERY))) {
                store.seen(handle, digest, now);
              }
              return caller(stored, now, address);
            });
  }

  private static boolean over(IdentityStore.Session session, Instant now) {
    return now.isAfter(session.lastSeen().plus(IDLE))
        || now.isAfter(session.created().plus(LONGEST));
  }

  void signOut(String token, Caller caller) {
    changes.make(
        caller.author(),
        "",
        (handle, at) -> {
          store.end(handle, digest(token), at);
          Changes.note(handle, "session", caller.person().value().toString(), "sign-out");
          return at;
        });
  }

  /**
   * Asks for the caller's secret again.
   *
   * @param secret password or PIN
   * @throws ProblemException when it is wrong, or the name is locked
   */
  void confirm(Caller caller, String secret) {
    Instant now = clock.instant();
    store.jdbi().useHandle(handle -> refuseLocked(handle, caller.login(), now));
    UUID person = caller.person().value();
    if (!fits(person, "password", secret) && !fits(person, "pin", secret)) {
      failed(caller.login(), caller.address(), now);
      throw Problem.forbidden("The secret is wrong; nothing was signed.");
    }
  }

  static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
