package io.gaugewire.edge.outbox;

import io.gaugewire.edge.journal.LastResult;
import io.gaugewire.wire.LedgerHash;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * One record of a segment: a frame (length, CRC32C) around a checkpoint or a parcel.
 *
 * <pre>
 * i32 length of what follows the CRC
 * i32 CRC32C over the length and what follows the CRC
 * u8  kind
 *     body
 * </pre>
 */
sealed interface OutboxRecord {
  int FRAME_BYTES = 8;

  /** Longest record; a longer length is a sign of damage. */
  int MOST_BYTES = 64 << 20;

  record Start(Checkpoint checkpoint) implements OutboxRecord {}

  /**
   * A parcel as it was written.
   *
   * @param seq its number on disk
   * @param appendedMicros when it was written, microseconds since 1970 UTC
   * @param hash its ledger hash
   * @param lastResults what it says of stations' last results
   * @param bytes the encoded parcel
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Stored(
      long seq,
      long appendedMicros,
      LedgerHash hash,
      Map<String, LastResult> lastResults,
      byte[] bytes)
      implements OutboxRecord {}

  private int kind() {
    return switch (this) {
      case Start _ -> 1;
      case Stored _ -> 2;
    };
  }

  private byte[] body() {
    return switch (this) {
      case Start(Checkpoint checkpoint) -> checkpoint.toBytes();
      case Stored stored -> body(stored);
    };
  }

  private static byte[] body(Stored stored) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(stored.bytes().length + 128);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(stored.seq());
      out.writeLong(stored.appendedMicros());
      out.write(stored.hash().bytes());
      Checkpoint.results(out, stored.lastResults());
      out.write(stored.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The record with its frame. */
  default ByteBuffer framed() {
    byte[] body = body();
    ByteBuffer buffer = ByteBuffer.allocate(FRAME_BYTES + 1 + body.length);
    buffer.putInt(body.length + 1).putInt(0).put((byte) kind()).put(body);
    buffer.putInt(4, crc(body.length + 1, buffer.array(), FRAME_BYTES));
    return buffer.flip();
  }

  /** CRC32C over a length and everything in {@code bytes} from {@code offset}. */
  static int crc(int length, byte[] bytes, int offset) {
    CRC32C crc = new CRC32C();
    crc.update(length >>> 24);
    crc.update(length >>> 16);
    crc.update(length >>> 8);
    crc.update(length);
    crc.update(bytes, offset, bytes.length - offset);
    return (int) crc.getValue();
  }

  /**
   * The record in a frame whose CRC was found right.
   *
   * @throws IOException when it is of no known kind or form
   */
  static OutboxRecord ofPayload(byte[] payload) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload));
    int kind = in.readUnsignedByte();
    return switch (kind) {
      case 1 -> new Start(Checkpoint.ofBytes(in.readAllBytes()));
      case 2 ->
          new Stored(
              in.readLong(),
              in.readLong(),
              LedgerHash.ofBytes(in.readNBytes(LedgerHash.BYTES)),
              Checkpoint.results(in),
              in.readAllBytes());
      default -> throw new IOException("record of unknown kind " + kind);
    };
  }
}
