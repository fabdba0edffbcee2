package io.gaugewire.wire;

import java.util.Arrays;

/**
 * One versioned document of what a station needs to work without the server: plans, open batches,
 * people, holds, gauges.
 *
 * @param kind which of them, for example {@code plans}
 * @param version grows with each change; an older one never replaces a newer
 * @param content UTF-8 JSON
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by content, below
public record ContextDocument(String kind, long version, byte[] content) {
  public ContextDocument {
    Text.require("kind", kind, 1, Text.NAME);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ContextDocument that
        && kind.equals(that.kind)
        && version == that.version
        && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return kind.hashCode() * 31 + Long.hashCode(version);
  }
}
