package io.gaugewire.ingest.database;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows on their way into a table by binary COPY: the fastest way in, and the only one that keeps
 * every bit of a number. Confined to one thread; one COPY at a time.
 */
public final class BinaryRows {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
  };

  /** Microseconds from 1970 to 2000, where PostgreSQL's clock begins. */
  static final long EPOCH_2000 = 946_684_800_000_000L;

  private static final int FLUSH_AT = 64 * 1024;
  private static final int TEXT_OID = 25;
  private static final int INT4_OID = 23;
  private static final int INT8_OID = 20;

  private byte[] buffer = new byte[FLUSH_AT + 4096];
  private int filled;
  private @Nullable CopyIn copy;

  /** Begins a COPY into {@code target}, a table with its columns in parentheses. */
  public void begin(Connection connection, String target) throws SQLException {
    copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy " + target + " from stdin (format binary)");
    filled = 0;
    System.arraycopy(SIGNATURE, 0, buffer, 0, SIGNATURE.length);
    filled = SIGNATURE.length;
    putInt(0);
    putInt(0);
  }

  private CopyIn running() {
    CopyIn running = copy;
    if (running == null) {
      throw new IllegalStateException("no COPY has begun");
    }
    return running;
  }

  /** Ends the COPY; says how many rows went in. */
  public long end() throws SQLException {
    room(2);
    SHORT.set(buffer, filled, (short) -1);
    filled += 2;
    CopyIn running = running();
    flush(running);
    copy = null;
    return running.endCopy();
  }

  /** Gives up a COPY that has begun, if there is one; the transaction can then be rolled back. */
  public void abandon() throws SQLException {
    CopyIn running = copy;
    copy = null;
    if (running != null && running.isActive()) {
      running.cancelCopy();
    }
  }

  /** Begins the next row. */
  public BinaryRows row(int columns) throws SQLException {
    if (filled >= FLUSH_AT) {
      flush(running());
    }
    room(2);
    SHORT.set(buffer, filled, (short) columns);
    filled += 2;
    return this;
  }

  /** A whole row (int, timestamptz, float8, bigint, smallint, bytea or null): the hot path. */
  public void reading(
      int tag, long timeMicros, double value, long parcel, int quality, byte @Nullable [] raw)
      throws SQLException {
    if (filled >= FLUSH_AT) {
      flush(running());
    }
    byte[] to = buffer;
    int at = filled;
    SHORT.set(to, at, (short) 6);
    INT.set(to, at + 2, 4);
    INT.set(to, at + 6, tag);
    INT.set(to, at + 10, 8);
    LONG.set(to, at + 14, timeMicros - EPOCH_2000);
    INT.set(to, at + 22, 8);
    LONG.set(to, at + 26, Double.doubleToRawLongBits(value));
    INT.set(to, at + 34, 8);
    LONG.set(to, at + 38, parcel);
    INT.set(to, at + 46, 2);
    SHORT.set(to, at + 50, (short) quality);
    filled = at + 52;
    if (raw == null) {
      INT.set(to, filled, -1);
      filled += 4;
    } else {
      bytes(raw);
    }
  }

  public BinaryRows int2(int number) {
    room(6);
    INT.set(buffer, filled, 2);
    SHORT.set(buffer, filled + 4, (short) number);
    filled += 6;
    return this;
  }

  public BinaryRows int4(int number) {
    room(8);
    INT.set(buffer, filled, 4);
    INT.set(buffer, filled + 4, number);
    filled += 8;
    return this;
  }

  public BinaryRows int8(long number) {
    room(12);
    INT.set(buffer, filled, 8);
    LONG.set(buffer, filled + 4, number);
    filled += 12;
    return this;
  }

  public BinaryRows float8(double number) {
    return int8(Double.doubleToRawLongBits(number));
  }

  public BinaryRows flag(boolean flag) {
    room(5);
    INT.set(buffer, filled, 1);
    buffer[filled + 4] = (byte) (flag ? 1 : 0);
    filled += 5;
    return this;
  }

  /** A timestamptz from microseconds since 1970. */
  public BinaryRows time(long micros) {
    return int8(micros - EPOCH_2000);
  }

  /** SQL's null. */
  public BinaryRows none() {
    room(4);
    putInt(-1);
    return this;
  }

  public BinaryRows uuid(UUID id) {
    room(20);
    INT.set(buffer, filled, 16);
    LONG.set(buffer, filled + 4, id.getMostSignificantBits());
    LONG.set(buffer, filled + 12, id.getLeastSignificantBits());
    filled += 20;
    return this;
  }

  public BinaryRows text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  public BinaryRows bytes(byte[] bytes) {
    room(4 + bytes.length);
    putInt(bytes.length);
    System.arraycopy(bytes, 0, buffer, filled, bytes.length);
    filled += bytes.length;
    return this;
  }

  public BinaryRows texts(String[] texts) {
    byte[][] encoded = new byte[texts.length][];
    int size = 0;
    for (int i = 0; i < texts.length; i++) {
      encoded[i] = texts[i].getBytes(StandardCharsets.UTF_8);
      size += 4 + encoded[i].length;
    }
    array(TEXT_OID, texts.length, size);
    for (byte[] text : encoded) {
      bytes(text);
    }
    return this;
  }

  public BinaryRows ints(int[] numbers) {
    array(INT4_OID, numbers.length, 8 * numbers.length);
    for (int number : numbers) {
      int4(number);
    }
    return this;
  }

  public BinaryRows longs(List<Long> numbers) {
    array(INT8_OID, numbers.size(), 12 * numbers.size());
    for (long number : numbers) {
      int8(number);
    }
    return this;
  }

  /** The head of an array; one without elements has no dimension. */
  private void array(int elementType, int length, int bytes) {
    boolean empty = length == 0;
    room(24 + bytes);
    putInt(empty ? 12 : 20 + bytes);
    putInt(empty ? 0 : 1);
    putInt(0);
    putInt(elementType);
    if (!empty) {
      putInt(length);
      putInt(1);
    }
  }

  private void putInt(int number) {
    INT.set(buffer, filled, number);
    filled += 4;
  }

  private void room(int needed) {
    if (buffer.length - filled < needed) {
      byte[] grown = new byte[Math.max(buffer.length * 2, filled + needed)];
      System.arraycopy(buffer, 0, grown, 0, filled);
      buffer = grown;
    }
  }

  private void flush(CopyIn running) throws SQLException {
    running.writeToCopy(buffer, 0, filled);
    filled = 0;
  }
}
