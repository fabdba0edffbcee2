package io.gaugewire.standalone.factory;

import io.gaugewire.ingest.identity.Role;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * The people of the factory, with the secrets that everybody may know because they open nothing but
 * a demonstration.
 *
 * @param password everybody's
 * @param pin of everybody who has a badge
 */
public record Crew(String password, String pin, List<Member> members) {
  public Crew {
    members = List.copyOf(members);
  }

  /**
   * Somebody of the factory.
   *
   * @param badge absent for who works at a desk only
   * @param years of the appointment; absent: until further notice
   * @param virtual whether the factory plays this person; the others are left to whoever tries it
   */
  public record Member(
      String login,
      Optional<String> badge,
      String name,
      String language,
      String department,
      Role office,
      Optional<Integer> years,
      boolean virtual) {

    /** The same for the same name, so that what was begun can be gone on with. */
    UUID id() {
      return UUID.nameUUIDFromBytes(("person " + login).getBytes(StandardCharsets.UTF_8));
    }

    private static Member of(JsonNode told) {
      return new Member(
          told.path("login").asString(),
          text(told, "badge"),
          told.path("name").asString(),
          told.path("language").asString(),
          told.path("department").asString(),
          office(told.path("office").asString()),
          told.has("years") ? Optional.of(told.path("years").asInt()) : Optional.empty(),
          told.path("virtual").asBoolean(false));
    }

    private static Optional<String> text(JsonNode told, String field) {
      return told.has(field) ? Optional.of(told.path(field).asString()) : Optional.empty();
    }

    private static Role office(String key) {
      return Arrays.stream(Role.values())
          .filter(role -> role.key().equals(key))
          .findAny()
          .orElseThrow(() -> new IllegalStateException("people.yml: there is no office " + key));
    }
  }

  /** As the jar has them. */
  public static Crew read() {
    JsonNode told = FactoryFiles.read("people");
    return new Crew(
        told.path("password").asString(),
        told.path("pin").asString(),
        told.path("people").valueStream().map(Member::of).toList());
  }

  Member named(String login) {
    return members.stream()
        .filter(member -> member.login().equals(login))
        .findAny()
        .orElseThrow(() -> new IllegalStateException("people.yml: there is nobody named " + login));
  }

  /** Logins of those whom the factory plays, by office. */
  List<String> virtual(Role office) {
    return members.stream()
        .filter(member -> member.virtual() && member.office() == office)
        .map(Member::login)
        .toList();
  }

  /** Who may sign in and how, as lines to print. */
  public List<String> signIns() {
    return members.stream()
        .map(
            member ->
                String.format(
                    Locale.ROOT,
                    "  %-12s %-24s %s",
                    member.login(),
                    member.office().en(),
                    member
                        .badge()
                        .map(badge -> "password " + password + ", badge " + badge + " PIN " + pin)
                        .orElse("password " + password)))
        .toList();
  }
}
