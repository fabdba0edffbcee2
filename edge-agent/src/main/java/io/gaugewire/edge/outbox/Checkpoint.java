package io.gaugewire.edge.outbox;

import io.gaugewire.edge.journal.LastResult;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.LedgerHash;
import io.gaugewire.wire.TagDefinition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What must be known before a segment's first parcel, so that older segments may go.
 *
 * @param position the parcel before
 * @param gaps gap entries written in this epoch so far
 * @param newestMicros newest source time so far, microseconds since 1970 UTC; {@link
 *     Long#MIN_VALUE} before the first
 * @param tags the whole dictionary
 * @param lastResults last result of each station
 * @param recordIds inspection records lately taken, oldest first
 */
record Checkpoint(
    EdgeId edge,
    Position position,
    long gaps,
    long newestMicros,
    List<TagDefinition> tags,
    Map<String, LastResult> lastResults,
    List<UUID> recordIds) {

  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      text(out, edge.site());
      text(out, edge.edge());
      out.writeLong(position.epoch());
      out.writeLong(position.seq());
      out.write(position.head().bytes());
      out.writeLong(gaps);
      out.writeLong(newestMicros);
      out.writeInt(tags.size());
      for (TagDefinition tag : tags) {
        out.writeInt(tag.number());
        text(out, tag.station());
        text(out, tag.name());
        text(out, tag.unit());
        out.writeInt(tag.decimals());
      }
      results(out, lastResults);
      out.writeInt(recordIds.size());
      for (UUID id : recordIds) {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * @throws IOException when the bytes are no checkpoint
   */
  static Checkpoint ofBytes(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    try {
      EdgeId edge = new EdgeId(text(in), text(in));
      Position position =
          new Position(
              in.readLong(), in.readLong(), LedgerHash.ofBytes(in.readNBytes(LedgerHash.BYTES)));
      long gaps = in.readLong();
      long newestMicros = in.readLong();
      List<TagDefinition> tags = new ArrayList<>();
      for (int i = in.readInt(); i > 0; i--) {
        tags.add(new TagDefinition(in.readInt(), text(in), text(in), text(in), in.readInt()));
      }
      Map<String, LastResult> lastResults = results(in);
      List<UUID> recordIds = new ArrayList<>();
      for (int i = in.readInt(); i > 0; i--) {
        recordIds.add(new UUID(in.readLong(), in.readLong()));
      }
      return new Checkpoint(edge, position, gaps, newestMicros, tags, lastResults, recordIds);
    } catch (IllegalArgumentException e) {
      throw new IOException("no checkpoint: " + e.getMessage(), e);
    }
  }

  static void results(DataOutputStream out, Map<String, LastResult> results) throws IOException {
    out.writeInt(results.size());
    for (Map.Entry<String, LastResult> entry : results.entrySet()) {
      text(out, entry.getKey());
      out.writeLong(entry.getValue().timeMicros());
      out.writeLong(entry.getValue().counter());
      out.writeLong(entry.getValue().fingerprint());
    }
  }

  static Map<String, LastResult> results(DataInputStream in) throws IOException {
    Map<String, LastResult> results = new LinkedHashMap<>();
    for (int i = in.readInt(); i > 0; i--) {
      results.put(text(in), new LastResult(in.readLong(), in.readLong(), in.readLong()));
    }
    return results;
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeShort(utf8.length);
    out.write(utf8);
  }

  private static String text(DataInputStream in) throws IOException {
    byte[] utf8 = new byte[in.readUnsignedShort()];
    in.readFully(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
