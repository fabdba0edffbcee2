package io.gaugewire.ingest.store;

import io.gaugewire.wire.Contents;
import io.gaugewire.wire.ReadingColumns;
import io.gaugewire.wire.TagDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Contents with one naming of tags in place of another: a stream's numbers, this database's ids.
 */
final class TagIds {
  private TagIds() {}

  static Contents inPlaceOfNumbers(Contents contents, TagNumbers tags) {
    return renamed(contents, tags::id);
  }

  private static Contents renamed(Contents contents, IntUnaryOperator name) {
    List<TagDefinition> tags = new ArrayList<>(contents.tags().size());
    for (TagDefinition tag : contents.tags()) {
      tags.add(
          new TagDefinition(
              name.applyAsInt(tag.number()),
              tag.station(),
              tag.name(),
              tag.unit(),
              tag.decimals()));
    }
    return new Contents(
        tags,
        renamed(contents.readings(), name),
        contents.results(),
        contents.records(),
        contents.events(),
        contents.gaps());
  }

  private static ReadingColumns renamed(ReadingColumns from, IntUnaryOperator name) {
    ReadingColumns to = new ReadingColumns(Math.max(1, from.size()));
    for (int row = 0; row < from.size(); row++) {
      to.add(
          name.applyAsInt(from.tag(row)),
          from.timeMicros(row),
          from.value(row),
          from.quality(row),
          from.raw(row));
    }
    to.sort();
    return to;
  }
}
