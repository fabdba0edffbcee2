package io.gaugewire.ingest.identity;

import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.Call;
import io.gaugewire.ingest.web.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** {@code /people}. */
final class PeopleRoutes {
  private final People people;

  PeopleRoutes(People people) {
    this.people = people;
  }

  List<Endpoint> endpoints() {
    return List.of(
        new Endpoint(
            "GET /people",
            Permission.READ,
            (call, caller) ->
                Answer.ok(Map.of("people", people.all().stream().map(View::of).toList()))),
        new Endpoint("POST /people", Permission.EDIT_PEOPLE, this::add),
        new Endpoint(
            "GET /people/{person}",
            Permission.READ,
            (call, caller) -> answer(call.query().uuid("person"))),
        new Endpoint("PUT /people/{person}", Permission.EDIT_PEOPLE, this::change));
  }

  /** What is asked. */
  private record Body(
      Optional<UUID> id,
      String login,
      Optional<String> badge,
      String name,
      Optional<String> department,
      Optional<String> language,
      LocalDate activeFrom,
      Optional<LocalDate> activeTo,
      List<Person.Office> offices,
      Optional<String> password,
      Optional<String> pin,
      Optional<String> reason) {
    People.Edit edit(UUID id) {
      Person person =
          new Person(
              id,
              login,
              badge,
              name,
              department,
              language.orElse("en"),
              new Person.Active(activeFrom, activeTo));
      return new People.Edit(person, offices, password, pin);
    }
  }

  /** A person as the interface shows them. */
  private record View(
      UUID id,
      String login,
      Optional<String> badge,
      String name,
      Optional<String> department,
      String language,
      LocalDate activeFrom,
      Optional<LocalDate> activeTo,
      List<Person.Office> offices,
      int version) {
    static View of(IdentityStore.Stored stored) {
      Person person = stored.person();
      return new View(
          person.id(),
          person.login(),
          person.badge(),
          person.name(),
          person.department(),
          person.language(),
          person.active().from(),
          person.active().to(),
          stored.offices(),
          stored.version());
    }
  }

  private Answer answer(UUID id) {
    IdentityStore.Stored stored = people.one(id);
    return Answer.ok(View.of(stored), stored.version());
  }

  private Answer add(Call call, Caller caller) {
    Body body = call.as(Body.class);
    UUID id =
        body.id()
            .orElseThrow(
                () -> Problem.badField("id", "Make a UUID (version 7) for the new person."));
    people.add(caller.author(), call.content(), body.edit(id));
    return Answer.created(View.of(people.one(id)));
  }

  private Answer change(Call call, Caller caller) {
    UUID id = call.query().uuid("person");
    Body body = call.as(Body.class);
    int version = call.version(() -> String.valueOf(people.one(id).version()));
    people.change(caller.author(), body.reason().orElse(""), version, body.edit(id));
    return answer(id);
  }
}
