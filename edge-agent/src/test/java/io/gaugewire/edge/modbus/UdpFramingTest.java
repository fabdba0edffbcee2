package io.gaugewire.edge.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Datagrams come late, twice, cut off, or not at all. */
class UdpFramingTest {
  private static final Timing TIMING =
      new Timing(Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ZERO, Duration.ZERO);

  private DatagramSocket device;
  private volatile UnaryOperator<byte[]> trouble = frame -> frame;
  private final AtomicInteger value = new AtomicInteger(1);

  @BeforeEach
  void open() throws IOException {
    device = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread.ofPlatform().daemon().start(this::serve);
  }

  @AfterEach
  void close() {
    device.close();
  }

  private void serve() {
    var request = new DatagramPacket(new byte[300], 300);
    while (!device.isClosed()) {
      try {
        device.receive(request);
        byte[] asked = request.getData();
        byte[] frame = {
          asked[0],
          asked[1],
          0,
          0,
          0,
          5,
          asked[6],
          3,
          2,
          (byte) (value.get() >> 8),
          (byte) value.get()
        };
        byte[] sent = trouble.apply(frame);
        if (sent.length > 0) {
          device.send(new DatagramPacket(sent, sent.length, request.getSocketAddress()));
        }
      } catch (IOException e) {
        // Closing.
      }
    }
  }

  private static long read(ModbusUnit unit) {
    Register register = Register.of(Table.HOLDING, 0, RegisterType.UINT16);
    ReadPlan plan = ReadPlan.of(List.of(register), ReadPlan.Limits.DEFAULT);
    byte[] image = new byte[plan.imageSize()];
    unit.read(plan, image);
    return new RegisterReader(register, plan).whole(image);
  }

  private ModbusConnection connection() {
    var endpoint = new Endpoint.Udp("127.0.0.1", device.getLocalPort());
    return ModbusConnection.to(endpoint, TIMING, "udp", 100);
  }

  private static byte[] with(byte[] frame, int at, int by) {
    byte[] changed = frame.clone();
    changed[at] += (byte) by;
    return changed;
  }

  @Test
  void takesTheReplyAndNothingElse() {
    List<UnaryOperator<byte[]>> troubles =
        List.of(
            frame -> with(frame, 1, -1),
            frame -> with(frame, 2, 1),
            frame -> with(frame, 5, 1),
            frame -> with(frame, 6, 1),
            frame -> with(frame, 7, 1),
            frame -> with(frame, 8, 2),
            frame -> Arrays.copyOf(frame, frame.length - 1),
            frame -> Arrays.copyOf(frame, frame.length + 2),
            frame -> Arrays.copyOf(frame, 4),
            _ -> new byte[0]);
    try (ModbusConnection connection = connection()) {
      var unit = new ModbusUnit(connection, 1, false);
      for (UnaryOperator<byte[]> next : troubles) {
        trouble = next;
        assertThatThrownBy(() -> read(unit)).isInstanceOf(ModbusException.class);
        trouble = frame -> frame;
        value.incrementAndGet();
        assertThat(read(unit)).isEqualTo(value.get());
      }
    }
  }

  // A reply with the transaction of the request before stands in the queue already.
  @Test
  void aReplyToAnEarlierRequestIsNeverTakenForThePresentOne() {
    try (ModbusConnection connection = connection()) {
      var unit = new ModbusUnit(connection, 1, false);
      value.set(7);
      assertThat(read(unit)).isEqualTo(7);
      for (int i = 0; i < 20; i++) {
        value.incrementAndGet();
        // The old value under the old number: as a device does that answers twice.
        trouble = frame -> with(with(frame, 1, -1), 10, -1);
        assertThatThrownBy(() -> read(unit)).isInstanceOf(ModbusException.class);
        trouble = frame -> frame;
        assertThat(read(unit)).isEqualTo(value.get());
      }
    }
  }
}
