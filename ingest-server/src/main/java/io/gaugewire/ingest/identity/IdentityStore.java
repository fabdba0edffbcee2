package io.gaugewire.ingest.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** People, offices, credentials and sessions in the database. Safe for use by many threads. */
final class IdentityStore {
  private final Jdbi jdbi;

  IdentityStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Jdbi jdbi() {
    return jdbi;
  }

  /** A person with the version of what is stored. */
  record Stored(Person person, int version, List<Person.Office> offices) {}

  List<Stored> people() {
    return jdbi.withHandle(IdentityStore::people);
  }

  static List<Stored> people(Handle handle) {
    return handle
        .createQuery("select * from person order by login")
        .map((row, context) -> stored(handle, row))
        .list();
  }

  Optional<Stored> person(Handle handle, UUID id) {
    return handle
        .createQuery("select * from person where id = :id")
        .bind("id", id)
        .map((row, context) -> stored(handle, row))
        .findOne();
  }

  /** The person of a sign-in name or a badge. */
  static Optional<Stored> named(Handle handle, String column, String name) {
    return handle
        .createQuery("select * from person where " + column + " = :name")
        .bind("name", name)
        .map((row, context) -> stored(handle, row))
        .findOne();
  }

  private static Stored stored(Handle handle, ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    Person person =
        new Person(
            id,
            row.getString("login"),
            Optional.ofNullable(row.getString("badge")),
            row.getString("name"),
            Optional.ofNullable(row.getString("department")),
            row.getString("language"),
            new Person.Active(
                row.getObject("active_from", LocalDate.class),
                Optional.ofNullable(row.getObject("active_to", LocalDate.class))));
    return new Stored(person, row.getInt("version"), offices(handle, id));
  }

  private static List<Person.Office> offices(Handle handle, UUID id) {
    return handle
        .createQuery(
            """
            select role, valid_from as "from", valid_to as "to" from person_role
            where person_id = :id order by valid_from, role
            """)
        .bind("id", id)
        .map(ConstructorMapper.of(Person.Office.class))
        .list();
  }

  static Set<Role> roles(Stored stored, LocalDate day) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (Person.Office office : stored.offices()) {
      if (new Person.Active(office.from(), office.to()).contains(day)) {
        Role.of(office.role()).ifPresent(roles::add);
      }
    }
    return roles;
  }

  static void add(Handle handle, Person person) {
    bind(
        handle,
        person,
        """
        insert into person (id, login, badge, name, department, language, active_from, active_to)
        values (:id, :login, :badge, :name, :department, :language, :from, :to)
        """);
  }

  static void change(Handle handle, Person person) {
    bind(
        handle,
        person,
        """
        update person set login = :login, badge = :badge, name = :name, department = :department,
          language = :language, active_from = :from, active_to = :to, version = version + 1
        where id = :id
        """);
  }

  private static void bind(Handle handle, Person person, String sql) {
    handle
        .createUpdate(sql)
        .bind("id", person.id())
        .bind("login", person.login())
        .bind("badge", person.badge().orElse(null))
        .bind("name", person.name())
        .bind("department", person.department().orElse(null))
        .bind("language", person.language())
        .bind("from", person.active().from())
        .bind("to", person.active().to().orElse(null))
        .execute();
  }

  /** Makes the offices of a person exactly these. */
  static void offices(Handle handle, UUID person, List<Person.Office> offices) {
    for (Person.Office old : offices(handle, person)) {
      if (!offices.contains(old)) {
        handle
            .createUpdate(
                "delete from person_role where person_id = :id and role = :role and"
                    + " valid_from = :from")
            .bind("id", person)
            .bind("role", old.role())
            .bind("from", old.from())
            .execute();
      }
    }
    for (Person.Office office : offices) {
      handle
          .createUpdate(
              """
              insert into person_role (person_id, role, valid_from, valid_to)
              values (:id, :role, :from, :to)
              on conflict (person_id, role, valid_from) do update set valid_to = :to
              """)
          .bind("id", person)
          .bind("role", office.role())
          .bind("from", office.from())
          .bind("to", office.to().orElse(null))
          .execute();
    }
  }

  void credential(Handle handle, UUID person, String kind, String hash) {
    handle
        .createUpdate(
            """
            insert into credential (person_id, kind, hash) values (:id, :kind, :hash)
            on conflict (person_id, kind) do update set hash = :hash
            """)
        .bind("id", person)
        .bind("kind", kind)
        .bind("hash", hash)
        .execute();
  }

  Optional<String> credential(Handle handle, UUID person, String kind) {
    return handle
        .createQuery("select hash from credential where person_id = :id and kind = :kind")
        .bind("id", person)
        .bind("kind", kind)
        .mapTo(String.class)
        .findOne();
  }

  /** A person signed in. */
  public record Session(UUID personId, Instant created, Instant lastSeen) {}

  Optional<Session> session(Handle handle, byte[] token) {
    return handle
        .createQuery(
            "select person_id, created, last_seen from session where token_hash = :token and"
                + " ended is null")
        .bind("token", token)
        .map(ConstructorMapper.of(Session.class))
        .findOne();
  }

  void open(Handle handle, byte[] token, UUID person, Instant at, String address) {
    handle
        .createUpdate(
            """
            insert into session (token_hash, person_id, created, last_seen, address)
            values (:token, :person, :at, :at, :address)
            """)
        .bind("token", token)
        .bind("person", person)
        .bind("at", at)
        .bind("address", address)
        .execute();
  }

  void seen(Handle handle, byte[] token, Instant at) {
    handle
        .createUpdate("update session set last_seen = :at where token_hash = :token")
        .bind("token", token)
        .bind("at", at)
        .execute();
  }

  void end(Handle handle, byte[] token, Instant at) {
    handle
        .createUpdate("update session set ended = :at where token_hash = :token and ended is null")
        .bind("token", token)
        .bind("at", at)
        .execute();
  }

  /** Ends every session of a person, as when the secret changes. */
  void endAll(Handle handle, UUID person, Instant at) {
    handle
        .createUpdate("update session set ended = :at where person_id = :id and ended is null")
        .bind("id", person)
        .bind("at", at)
        .execute();
  }

  long failures(Handle handle, String login, Instant since) {
    return handle
        .createQuery("select count(*) from sign_in_failure where login = :login and time > :since")
        .bind("login", login)
        .bind("since", since)
        .mapTo(Long.class)
        .one();
  }

  /** Notes a refused attempt; those too old to count are forgotten. */
  void failed(Handle handle, String login, Instant at, Instant forgetBefore) {
    handle
        .createUpdate("delete from sign_in_failure where time < :before")
        .bind("before", forgetBefore)
        .execute();
    handle
        .createUpdate("insert into sign_in_failure (login, time) values (:login, :at)")
        .bind("login", login)
        .bind("at", at)
        .execute();
  }

  void forgive(Handle handle, String login) {
    handle
        .createUpdate("delete from sign_in_failure where login = :login")
        .bind("login", login)
        .execute();
  }

  /** Signs a record as the last line of the chain tells it. */
  void sign(Handle handle, PersonId person, Signatures.Mark mark, Instant at) {
    int signed =
        handle
            .createUpdate(
                """
                insert into signature (id, person_id, meaning, kind, record, hash, time)
                select :id, :person, :meaning, kind, record, sha256(convert_to(after, 'UTF8')), :at
                from audit_entry
                where kind = :kind and record = :record and after is not null
                order by number desc limit 1
                """)
            .bind("id", UUID.randomUUID())
            .bind("person", person.value())
            .bind("meaning", mark.meaning())
            .bind("kind", mark.kind())
            .bind("record", mark.record())
            .bind("at", at)
            .execute();
    if (signed != 1) {
      throw new IllegalStateException(
          "no line tells of " + mark.kind() + " " + mark.record() + ", so it cannot be signed");
    }
  }
}
