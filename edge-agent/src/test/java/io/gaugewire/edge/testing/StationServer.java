package io.gaugewire.edge.testing;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * A Modbus TCP server of our own that behaves and misbehaves as it is told, request by request. It
 * shares no code with the client under test.
 */
public final class StationServer implements AutoCloseable {
  /** Decides what happens with a request. */
  public interface Script {
    Misbehaviour next(int unit, int function, int address);
  }

  private static final long LATE_NANOS = 400_000_000;

  private final boolean rtu;
  private final ServerSocket listener;
  private final Map<Integer, Station> units;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicLong requests = new AtomicLong();
  private volatile Script script = (unit, function, address) -> Misbehaviour.NONE;
  private volatile int exceptionCode;
  private volatile boolean closed;

  private StationServer(boolean rtu, Map<Integer, Station> units, ServerSocketFactory sockets) {
    this.rtu = rtu;
    this.units = Map.copyOf(units);
    try {
      listener = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (listener instanceof SSLServerSocket secured) {
      secured.setNeedClientAuth(true);
    }
    Thread.ofPlatform().daemon().name("station-" + port()).start(this::accept);
  }

  public static StationServer tcp(Map<Integer, Station> units) {
    return new StationServer(false, units, ServerSocketFactory.getDefault());
  }

  public static StationServer tcp(Station station) {
    return tcp(Map.of(1, station));
  }

  /** Asks whoever connects for a certificate. */
  public static StationServer tls(Station station, SSLContext context) {
    return new StationServer(false, Map.of(1, station), context.getServerSocketFactory());
  }

  public static StationServer rtuOverTcp(Map<Integer, Station> units) {
    return new StationServer(true, units, ServerSocketFactory.getDefault());
  }

  public int port() {
    return listener.getLocalPort();
  }

  public void script(Script next) {
    script = next;
  }

  /** Every read is refused with this code; 0 for none. */
  public void refuseWith(int code) {
    exceptionCode = code;
  }

  public long requests() {
    return requests.get();
  }

  /** Cuts every connection. */
  public void cut() {
    for (Socket socket : open) {
      reset(socket);
    }
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // Gone already.
    }
  }

  private void accept() {
    while (!closed) {
      try {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        open.add(socket);
        Thread.ofPlatform().daemon().start(() -> serve(socket));
      } catch (IOException e) {
        // Closing.
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var in = new DataInputStream(socket.getInputStream());
      while (!closed && answerOne(in, socket)) {
        requests.incrementAndGet();
      }
    } catch (IOException e) {
      // The master went away.
    } finally {
      open.remove(socket);
    }
  }

  private boolean answerOne(DataInputStream in, Socket socket) throws IOException {
    int transaction = 0;
    int unit;
    byte[] pdu;
    if (rtu) {
      unit = in.readUnsignedByte();
      int function = in.readUnsignedByte();
      pdu = new byte[5];
      pdu[0] = (byte) function;
      in.readFully(pdu, 1, 4);
      in.readUnsignedShort();
    } else {
      transaction = in.readUnsignedShort();
      in.readUnsignedShort();
      int length = in.readUnsignedShort();
      unit = in.readUnsignedByte();
      pdu = new byte[length - 1];
      in.readFully(pdu);
    }
    int function = pdu[0] & 0xff;
    int address = ((pdu[1] & 0xff) << 8) | (pdu[2] & 0xff);
    Misbehaviour misbehaviour = script.next(unit, function, address);
    if (misbehaviour == Misbehaviour.SILENT) {
      return true;
    }
    if (misbehaviour == Misbehaviour.CUT_BEFORE) {
      reset(socket);
      return false;
    }
    Station station = units.get(unit);
    if (station == null) {
      return true;
    }
    byte[] reply = reply(station, pdu, misbehaviour);
    return send(socket, transaction, unit, reply, misbehaviour);
  }

  private byte[] reply(Station station, byte[] pdu, Misbehaviour misbehaviour) {
    int function = pdu[0] & 0xff;
    if (misbehaviour == Misbehaviour.BUSY) {
      return new byte[] {(byte) (function | 0x80), 6};
    }
    if (misbehaviour == Misbehaviour.GATEWAY_TARGET_SILENT) {
      return new byte[] {(byte) (function | 0x80), 0x0b};
    }
    if (exceptionCode != 0) {
      return new byte[] {(byte) (function | 0x80), (byte) exceptionCode};
    }
    synchronized (station) {
      station.beforeRequest();
      int address = ((pdu[1] & 0xff) << 8) | (pdu[2] & 0xff);
      int count = ((pdu[3] & 0xff) << 8) | (pdu[4] & 0xff);
      return switch (function) {
        case 1, 2 -> bits(station, function, address, count);
        case 3, 4 -> registers(station, function, address, count);
        case 5 -> {
          station.coils[address] = count == 0xff00;
          station.afterWrite(function, address, count == 0xff00 ? 1 : 0);
          yield pdu;
        }
        case 6 -> {
          station.holding[address] = count;
          station.afterWrite(function, address, count);
          yield pdu;
        }
        default -> new byte[] {(byte) (function | 0x80), 1};
      };
    }
  }

  private static byte[] bits(Station station, int function, int address, int count) {
    station.beforeRead(function, address, count);
    boolean[] table = function == 1 ? station.coils : station.discrete;
    byte[] reply = new byte[2 + (count + 7) / 8];
    reply[0] = (byte) function;
    reply[1] = (byte) (reply.length - 2);
    for (int i = 0; i < count; i++) {
      if (table[address + i]) {
        reply[2 + i / 8] |= (byte) (1 << (i % 8));
      }
    }
    station.afterRead(function, address, count);
    return reply;
  }

  private static byte[] registers(Station station, int function, int address, int count) {
    station.beforeRead(function, address, count);
    int[] table = function == 3 ? station.holding : station.input;
    byte[] reply = new byte[2 + 2 * count];
    reply[0] = (byte) function;
    reply[1] = (byte) (2 * count);
    for (int i = 0; i < count; i++) {
      reply[2 + 2 * i] = (byte) (table[address + i] >> 8);
      reply[3 + 2 * i] = (byte) table[address + i];
    }
    station.afterRead(function, address, count);
    return reply;
  }

  private boolean send(
      Socket socket, int transaction, int unit, byte[] pdu, Misbehaviour misbehaviour)
      throws IOException {
    byte[] body = pdu.clone();
    switch (misbehaviour) {
      case WRONG_FUNCTION -> body[0] = (byte) (body[0] == 3 ? 4 : 3);
      case TOO_FEW_REGISTERS -> body = resized(body, -2);
      case TOO_MANY_REGISTERS -> body = resized(body, 2);
      case WRONG_BYTE_COUNT -> body[1] = (byte) (body[1] + 2);
      case LATE_REPLY -> LockSupport.parkNanos(LATE_NANOS);
      default -> {}
    }
    byte[] frame =
        rtu ? rtuFrame(unit, body, misbehaviour) : frame(transaction, unit, body, misbehaviour);
    OutputStream out = socket.getOutputStream();
    switch (misbehaviour) {
      case CUT_AFTER -> {
        reset(socket);
        return false;
      }
      case HALF_FRAME -> out.write(frame, 0, frame.length / 2);
      case RESET_IN_FRAME -> {
        out.write(frame, 0, frame.length / 2);
        out.flush();
        reset(socket);
        return false;
      }
      case SLOW_LORIS -> {
        for (byte one : frame) {
          out.write(one);
          out.flush();
          LockSupport.parkNanos(150_000_000);
        }
      }
      case TWO_REPLIES -> {
        out.write(frame);
        out.write(frame);
      }
      default -> out.write(frame);
    }
    out.flush();
    return true;
  }

  private static byte[] resized(byte[] body, int by) {
    byte[] resized = Arrays.copyOf(body, Math.max(2, body.length + by));
    resized[1] = (byte) (resized.length - 2);
    return resized;
  }

  private static byte[] frame(int transaction, int unit, byte[] body, Misbehaviour misbehaviour) {
    byte[] frame = new byte[7 + body.length];
    int shownTransaction =
        misbehaviour == Misbehaviour.WRONG_TRANSACTION ? transaction - 1 : transaction;
    int shownUnit = misbehaviour == Misbehaviour.WRONG_UNIT ? unit + 1 : unit;
    int length = 1 + body.length + (misbehaviour == Misbehaviour.WRONG_LENGTH_FIELD ? -1 : 0);
    frame[0] = (byte) (shownTransaction >> 8);
    frame[1] = (byte) shownTransaction;
    frame[3] = (byte) (misbehaviour == Misbehaviour.WRONG_PROTOCOL ? 7 : 0);
    frame[4] = (byte) (length >> 8);
    frame[5] = (byte) length;
    frame[6] = (byte) shownUnit;
    System.arraycopy(body, 0, frame, 7, body.length);
    return frame;
  }

  private static byte[] rtuFrame(int unit, byte[] body, Misbehaviour misbehaviour) {
    byte[] frame = new byte[3 + body.length];
    frame[0] = (byte) (misbehaviour == Misbehaviour.WRONG_UNIT ? unit + 1 : unit);
    System.arraycopy(body, 0, frame, 1, body.length);
    int crc = 0xffff;
    for (int i = 0; i < frame.length - 2; i++) {
      crc ^= frame[i] & 0xff;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
      }
    }
    if (misbehaviour == Misbehaviour.BAD_CHECKSUM) {
      crc ^= 0x0100;
    }
    frame[frame.length - 2] = (byte) crc;
    frame[frame.length - 1] = (byte) (crc >> 8);
    return frame;
  }

  @Override
  public void close() {
    closed = true;
    try {
      listener.close();
    } catch (IOException e) {
      // Closing anyway.
    }
    cut();
  }
}
