package io.gaugewire.ingest.database;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Rows on their way out of a query by binary COPY, one at a time and with every bit of a number.
 * Confined to one thread. Columns are read in order, each exactly once.
 */
public final class BinaryRowReader implements AutoCloseable {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int HEADER_BYTES = 19;

  private final CopyOut copy;

  /** What came and is not read yet, from {@link #at}: usually one row. */
  private byte[] chunk = new byte[0];

  private int at;

  /**
   * Begins reading.
   *
   * @param query complete SQL; it cannot have parameters, so nothing a person typed may stand in it
   */
  public BinaryRowReader(Connection connection, String query) throws SQLException {
    copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("copy (" + query + ") to stdout (format binary)");
    need(HEADER_BYTES);
    at += HEADER_BYTES;
  }

  /** Has so many bytes at hand; a server may divide what it sends anywhere. */
  private void need(int bytes) throws SQLException {
    while (chunk.length - at < bytes) {
      byte[] more = copy.readFromCopy();
      if (more == null) {
        throw new SQLException("reading from the database broke off", "08006");
      }
      if (at < chunk.length) {
        byte[] both = Arrays.copyOfRange(chunk, at, chunk.length + more.length);
        System.arraycopy(more, 0, both, chunk.length - at, more.length);
        more = both;
      }
      chunk = more;
      at = 0;
    }
  }

  /** Steps to the next row; false when there is none. */
  public boolean next() throws SQLException {
    if (!copy.isActive()) {
      return false;
    }
    need(2);
    short columns = (short) SHORT.get(chunk, at);
    at += 2;
    if (columns >= 0) {
      return true;
    }
    drain();
    return false;
  }

  /** Reading to the end frees the connection; a cancelled COPY may leave its answer behind. */
  private void drain() throws SQLException {
    while (copy.readFromCopy() != null) {
      // Nobody wants it any more.
    }
  }

  public int int2() throws SQLException {
    expect(2);
    short value = (short) SHORT.get(chunk, at);
    at += 2;
    return value;
  }

  public int int4() throws SQLException {
    expect(4);
    int value = (int) INT.get(chunk, at);
    at += 4;
    return value;
  }

  public long int8() throws SQLException {
    expect(8);
    long value = (long) LONG.get(chunk, at);
    at += 8;
    return value;
  }

  /** A float8 with all its bits. */
  public double float8() throws SQLException {
    return Double.longBitsToDouble(int8());
  }

  /** A timestamptz as microseconds since 1970. */
  public long timeMicros() throws SQLException {
    return int8() + BinaryRows.EPOCH_2000;
  }

  /** A bytea, or null. */
  public byte @Nullable [] bytes() throws SQLException {
    int length = length();
    if (length < 0) {
      return null;
    }
    need(length);
    byte[] value = Arrays.copyOfRange(chunk, at, at + length);
    at += length;
    return value;
  }

  private int length() throws SQLException {
    need(4);
    int length = (int) INT.get(chunk, at);
    at += 4;
    return length;
  }

  private void expect(int bytes) throws SQLException {
    int length = length();
    if (length != bytes) {
      throw new IllegalStateException("expected a value of " + bytes + " bytes, found " + length);
    }
    need(bytes);
  }

  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      drain();
    }
  }
}
