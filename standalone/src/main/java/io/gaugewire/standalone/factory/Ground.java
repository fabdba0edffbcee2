package io.gaugewire.standalone.factory;

import io.gaugewire.ingest.identity.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/**
 * What everybody in the factory works with.
 *
 * @param seed of what happens by chance
 */
record Ground(
    Desk desk,
    Stations stations,
    Crew crew,
    Clock clock,
    ZoneId zone,
    Pace pace,
    Agenda agenda,
    Inspecting inspecting,
    Products products,
    JsonNode words,
    long seed) {
  private static final int SECOND_SHIFT = 16;

  Instant now() {
    return clock.instant();
  }

  LocalDate today() {
    return now().atZone(zone).toLocalDate();
  }

  /** Chance of its own for each thing, so that one thing more changes nothing else. */
  RandomGenerator chance(String of) {
    return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + of.hashCode());
  }

  /** Somebody on a shift does something later. */
  void onShift(Duration after, Runnable deed) {
    agenda.at(pace.onShift(now(), after), deed);
  }

  /** Somebody in an office does something later. */
  void inOffice(Duration after, Runnable deed) {
    agenda.at(pace.inOffice(now(), after), deed);
  }

  /** Who inspects an operation at this hour; never who inspected the one before it. */
  String inspector(String part, int position) {
    List<String> inspectors = crew.virtual(Role.INSPECTOR);
    int others = inspectors.size() - 1;
    boolean second = now().atZone(zone).getHour() >= SECOND_SHIFT;
    return second && position % 2 == 0
        ? inspectors.getLast()
        : inspectors.get(Math.floorMod(part.hashCode() + position, others));
  }

  /** One of those who hold an office. */
  String one(Role office, int which) {
    List<String> holders = crew.virtual(office);
    return holders.get(Math.floorMod(which, holders.size()));
  }

  /** One of a list of words. */
  JsonNode word(RandomGenerator chance, String... path) {
    JsonNode list = words;
    for (String name : path) {
      list = list.path(name);
    }
    return list.path(chance.nextInt(list.size()));
  }

  static Duration between(RandomGenerator chance, Duration least, Duration most) {
    return Duration.ofSeconds(chance.nextLong(least.toSeconds(), most.toSeconds()));
  }

  static Duration minutes(RandomGenerator chance, int least, int most) {
    return between(chance, Duration.ofMinutes(least), Duration.ofMinutes(most));
  }

  static Duration hours(RandomGenerator chance, int least, int most) {
    return between(chance, Duration.ofHours(least), Duration.ofHours(most));
  }

  static String newId(RandomGenerator chance) {
    return new UUID(chance.nextLong(), chance.nextLong()).toString();
  }
}
