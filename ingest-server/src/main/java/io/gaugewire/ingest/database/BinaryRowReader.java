package io.gaugewire.ingest.database;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;

/**
 * Rows on their way out of a query by binary COPY, one at a time and with every bit of a number.
 * Confined to one thread. Columns are read in order, each exactly once.
 */
public final class BinaryRowReader implements AutoCloseable {
  private static final int HEADER_BYTES = 19;
  private static final int BUFFER_BYTES = 64 * 1024;

  private final DataInputStream in;
  private final InputStream copy;

  /**
   * Begins reading.
   *
   * @param query complete SQL; it cannot have parameters, so nothing a person typed may stand in it
   */
  public BinaryRowReader(Connection connection, String query) throws SQLException {
    copy =
        new PGCopyInputStream(
            connection.unwrap(PGConnection.class),
            "copy (" + query + ") to stdout (format binary)");
    in = new DataInputStream(new java.io.BufferedInputStream(copy, BUFFER_BYTES));
    try {
      in.skipNBytes(HEADER_BYTES);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Steps to the next row; false when there is none. */
  public boolean next() throws SQLException {
    try {
      return in.readShort() >= 0;
    } catch (EOFException end) {
      return false;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  public int int2() throws SQLException {
    try {
      expect(2);
      return in.readShort();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  public int int4() throws SQLException {
    try {
      expect(4);
      return in.readInt();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  public long int8() throws SQLException {
    try {
      expect(8);
      return in.readLong();
    } catch (IOException e) {
      throw failed(e);
    }
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
    try {
      int length = in.readInt();
      return length < 0 ? null : in.readNBytes(length);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void expect(int bytes) throws IOException {
    int length = in.readInt();
    if (length != bytes) {
      throw new IllegalStateException("expected a value of " + bytes + " bytes, found " + length);
    }
  }

  private static SQLException failed(IOException e) {
    return e.getCause() instanceof SQLException sql
        ? sql
        : new SQLException("reading from the database broke off", "08006", e);
  }

  @Override
  public void close() throws SQLException {
    try {
      copy.close();
    } catch (IOException e) {
      throw failed(e);
    }
  }
}
