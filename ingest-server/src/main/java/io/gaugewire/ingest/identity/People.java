package io.gaugewire.ingest.identity;

import io.gaugewire.ingest.audit.Author;
import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.web.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** People and their offices, edited. Safe for use by many threads. */
public final class People {
  private final IdentityStore store;
  private final Changes changes;

  People(IdentityStore store, Changes changes) {
    this.store = store;
    this.changes = changes;
  }

  /**
   * What a person is, and what they sign in with.
   *
   * @param password at least 10 characters; absent: as it was
   * @param pin 4 to 12 digits, for the badge; absent: as it was
   */
  public record Edit(
      Person person, List<Person.Office> offices, Optional<String> password, Optional<String> pin) {
    public Edit {
      offices = List.copyOf(offices);
    }
  }

  List<IdentityStore.Stored> all() {
    return store.people();
  }

  IdentityStore.Stored one(UUID id) {
    return store
        .jdbi()
        .withHandle(handle -> store.person(handle, id))
        .orElseThrow(() -> Problem.notFound("There is no person " + id + "."));
  }

  void add(Author author, byte[] content, Edit edit) {
    refuseUnknownOffices(edit);
    Optional<String> password = edit.password().map(Secrets::hash);
    Optional<String> pin = edit.pin().map(Secrets::hash);
    changes.once(
        author,
        edit.person().id(),
        content,
        "",
        (handle, at) -> {
          IdentityStore.add(handle, lowerCase(edit.person()));
          IdentityStore.offices(handle, edit.person().id(), edit.offices());
          password.ifPresent(h -> store.credential(handle, edit.person().id(), "password", h));
          pin.ifPresent(h -> store.credential(handle, edit.person().id(), "pin", h));
        });
  }

  /**
   * Somebody as who makes requests on a day.
   *
   * @param login sign-in name
   * @param address where from
   * @throws io.gaugewire.ingest.web.ProblemException when there is nobody of that name then
   */
  public Caller caller(String login, LocalDate day, String address) {
    IdentityStore.Stored stored =
        store
            .jdbi()
            .withHandle(handle -> IdentityStore.named(handle, "login", login))
            .filter(person -> person.person().active().contains(day))
            .orElseThrow(() -> Problem.notFound("There is nobody named " + login + "."));
    return new Caller(
        new PersonId(stored.person().id()),
        login,
        stored.person().name(),
        IdentityStore.roles(stored, day),
        address);
  }

  /** Adds a person at an installation's first start; leaves one of that name as they are. */
  public void addIfAbsent(Edit edit) {
    boolean known =
        store
            .jdbi()
            .withHandle(
                handle ->
                    IdentityStore.named(
                            handle, "login", edit.person().login().toLowerCase(Locale.ROOT))
                        .isPresent());
    if (!known) {
      add(Author.system("setup"), new byte[0], edit);
    }
  }

  void change(Author author, String reason, int version, Edit edit) {
    refuseUnknownOffices(edit);
    Optional<String> password = edit.password().map(Secrets::hash);
    Optional<String> pin = edit.pin().map(Secrets::hash);
    changes.make(
        author,
        reason,
        (handle, at) -> {
          UUID id = edit.person().id();
          IdentityStore.Stored stored =
              store
                  .person(handle, id)
                  .orElseThrow(() -> Problem.notFound("There is no person " + id + "."));
          if (stored.version() != version) {
            throw Problem.stale("It is at version " + stored.version() + "; read it again.");
          }
          IdentityStore.change(handle, lowerCase(edit.person()));
          IdentityStore.offices(handle, id, edit.offices());
          password.ifPresent(hash -> store.credential(handle, id, "password", hash));
          pin.ifPresent(hash -> store.credential(handle, id, "pin", hash));
          if (password.isPresent() || pin.isPresent()) {
            store.endAll(handle, id, at);
          }
          return id;
        });
  }

  /**
   * Makes somebody an administrator with a password, whoever they were before; ends their sessions.
   *
   * @param login lower case
   * @return whether the person is new
   */
  boolean administrator(Author author, String login, String name, String password, Instant now) {
    // The day before is today or earlier in every time zone.
    LocalDate from = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1);
    String hash = Secrets.hash(password);
    return changes.make(
        author,
        "made an administrator at the command line",
        (handle, at) -> {
          Optional<IdentityStore.Stored> known = IdentityStore.named(handle, "login", login);
          Person.Active active = new Person.Active(from, Optional.empty());
          Person person =
              known
                  .map(stored -> stored.person().during(active))
                  .orElseGet(() -> Person.named(UUID.randomUUID(), login, name, active));
          if (known.isPresent()) {
            IdentityStore.change(handle, person);
          } else {
            IdentityStore.add(handle, person);
          }
          IdentityStore.offices(handle, person.id(), withAdministrator(known, from));
          store.credential(handle, person.id(), "password", hash);
          store.endAll(handle, person.id(), at);
          store.forgive(handle, login);
          return known.isEmpty();
        });
  }

  private static List<Person.Office> withAdministrator(
      Optional<IdentityStore.Stored> known, LocalDate from) {
    List<Person.Office> offices = new ArrayList<>();
    known.ifPresent(stored -> offices.addAll(stored.offices()));
    offices.removeIf(
        office -> office.role().equals(Role.ADMINISTRATOR.key()) && office.from().isEqual(from));
    offices.add(new Person.Office(Role.ADMINISTRATOR.key(), from, Optional.empty()));
    return offices;
  }

  /** A person with their offices. */
  public record Known(Person person, List<Person.Office> offices) {}

  /** Everybody, by sign-in name. */
  public static List<Known> known(Handle handle) {
    return IdentityStore.people(handle).stream()
        .map(stored -> new Known(stored.person(), stored.offices()))
        .toList();
  }

  /** Whose sign-in name it is. */
  public static Optional<UUID> id(Handle handle, String login) {
    return IdentityStore.named(handle, "login", login.toLowerCase(Locale.ROOT))
        .map(stored -> stored.person().id());
  }

  /**
   * Adds a person, or changes the one of that sign-in name, within the caller's change. What they
   * sign in with stays as it is; a new person has nothing yet.
   *
   * @param person whose id counts when they are new; an empty language is the one they had
   * @param offices absent: as they are
   */
  public static void bringIn(Handle handle, Person person, Optional<List<Person.Office>> offices) {
    Optional<IdentityStore.Stored> known =
        IdentityStore.named(handle, "login", person.login().toLowerCase(Locale.ROOT));
    UUID id = known.map(stored -> stored.person().id()).orElse(person.id());
    String language =
        person.language().isEmpty()
            ? known.map(stored -> stored.person().language()).orElse("en")
            : person.language();
    Person right =
        lowerCase(
            new Person(
                id,
                person.login(),
                person.badge(),
                person.name(),
                person.department(),
                language,
                person.active()));
    if (known.isPresent()) {
      IdentityStore.change(handle, right);
    } else {
      IdentityStore.add(handle, right);
    }
    offices.ifPresent(held -> IdentityStore.offices(handle, id, held));
  }

  private static Person lowerCase(Person person) {
    return new Person(
        person.id(),
        person.login().toLowerCase(Locale.ROOT),
        person.badge(),
        person.name(),
        person.department(),
        person.language(),
        person.active());
  }

  private static void refuseUnknownOffices(Edit edit) {
    for (Person.Office office : edit.offices()) {
      if (Role.of(office.role()).isEmpty()) {
        throw Problem.badField("offices.role", "Give an office such as inspector or quality.");
      }
      if (office.to().isPresent() && !office.from().isBefore(office.to().get())) {
        throw Problem.badField("offices.to", "Give a day after from.");
      }
    }
  }
}
