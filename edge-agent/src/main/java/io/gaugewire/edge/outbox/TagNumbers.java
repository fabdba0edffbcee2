package io.gaugewire.edge.outbox;

import io.gaugewire.wire.TagDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Which number stands for a tag in the parcels: 1, 2, 3 … in the order in which tags were first
 * seen. Confined to a lock.
 */
final class TagNumbers {
  private record Key(String station, String name, String unit, int decimals) {}

  private final List<TagDefinition> tags = new ArrayList<>();
  private final Map<Key, Integer> numbers = new HashMap<>();

  /** Goes on from what a chain has announced; a number that is not in it is given to no tag. */
  TagNumbers(List<TagDefinition> announced) {
    for (TagDefinition tag : announced) {
      while (tags.size() < tag.number() - 1) {
        tags.add(new TagDefinition(tags.size() + 1, "?", "?", "", 0));
      }
      add(tag);
    }
  }

  /** The number of a tag; empty when it has none yet. */
  OptionalInt of(String station, String name, String unit, int decimals) {
    Integer number = numbers.get(new Key(station, name, unit, decimals));
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /** Gives the next number to a tag that has none. */
  TagDefinition next(String station, String name, String unit, int decimals) {
    return add(new TagDefinition(tags.size() + 1, station, name, unit, decimals));
  }

  private TagDefinition add(TagDefinition tag) {
    tags.add(tag);
    numbers.put(new Key(tag.station(), tag.name(), tag.unit(), tag.decimals()), tag.number());
    return tag;
  }

  /** The tag of a number that was given. */
  TagDefinition named(int number) {
    return tags.get(number - 1);
  }

  /** Every tag by its number. */
  List<TagDefinition> all() {
    return List.copyOf(tags);
  }
}
