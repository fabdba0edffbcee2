package io.gaugewire.edge.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.ghgande.j2mod.modbus.procimg.SimpleDigitalOut;
import com.ghgande.j2mod.modbus.procimg.SimpleProcessImage;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import com.ghgande.j2mod.modbus.slave.ModbusSlave;
import com.ghgande.j2mod.modbus.slave.ModbusSlaveFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each transport against a peer that shares no code with it. */
class TransportTest {
  private static final Timing TIMING =
      new Timing(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ZERO, Duration.ZERO);

  @TempDir private Path folder;

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static SimpleProcessImage image() {
    var image = new SimpleProcessImage(1);
    for (int i = 0; i < 200; i++) {
      image.addRegister(new SimpleRegister(i * 3));
      image.addDigitalOut(new SimpleDigitalOut(i % 3 == 0));
    }
    return image;
  }

  private static void readsAndWrites(Endpoint endpoint) {
    try (var connection = ModbusConnection.to(endpoint, TIMING, "peer", 65_530)) {
      var unit = new ModbusUnit(connection, 1, false);
      Register first = Register.of(Table.HOLDING, 5, RegisterType.UINT16);
      Register last = Register.of(Table.HOLDING, 120, RegisterType.UINT32);
      Register coil = Register.of(Table.COIL, 9, RegisterType.BIT);
      ReadPlan plan = ReadPlan.of(List.of(first, last, coil), new ReadPlan.Limits(125, 2000, 125));
      byte[] image = new byte[plan.imageSize()];
      // Often enough for the transaction id to begin again at 0.
      for (int i = 0; i < 10; i++) {
        unit.read(plan, image);
        assertThat(new RegisterReader(first, plan).whole(image)).isEqualTo(i == 0 ? 15 : 1000 + i);
        assertThat(new RegisterReader(last, plan).whole(image)).isEqualTo((360L << 16) | 363);
        assertThat(new RegisterReader(coil, plan).whole(image)).isEqualTo(i % 2 == 0 ? 1 : 0);
        unit.write(Table.HOLDING, 5, 1001 + i);
        unit.write(Table.COIL, 9, i % 2);
      }
    }
  }

  @Test
  void speaksTcpWithJ2mod() throws Exception {
    int port = freePort();
    ModbusSlave slave =
        ModbusSlaveFactory.createTCPSlave(InetAddress.getLoopbackAddress(), port, 2, false);
    slave.addProcessImage(1, image());
    slave.open();
    try {
      readsAndWrites(new Endpoint.Tcp("127.0.0.1", port));
    } finally {
      slave.close();
    }
  }

  @Test
  void speaksRtuOverTcpWithJ2mod() throws Exception {
    int port = freePort();
    ModbusSlave slave =
        ModbusSlaveFactory.createTCPSlave(InetAddress.getLoopbackAddress(), port, 2, true);
    slave.addProcessImage(1, image());
    slave.open();
    try {
      readsAndWrites(new Endpoint.RtuOverTcp("127.0.0.1", port));
    } finally {
      slave.close();
    }
  }

  @Test
  void speaksUdpWithJ2mod() throws Exception {
    int port = freePort();
    ModbusSlave slave = ModbusSlaveFactory.createUDPSlave(InetAddress.getLoopbackAddress(), port);
    slave.addProcessImage(1, image());
    slave.open();
    try {
      readsAndWrites(new Endpoint.Udp("127.0.0.1", port));
    } finally {
      try {
        slave.close();
      } catch (UnsupportedOperationException e) {
        // It ends its listener with Thread.stop, which Java no longer has; the listener is a
        // daemon.
      }
    }
  }

  /** Serial lines need a pair of pseudo terminals, which socat makes. */
  @ParameterizedTest
  @ValueSource(strings = {"rtu", "ascii"})
  void speaksSerialWithPymodbus(String framer) throws Exception {
    assumeThat(runs("socat", "-V")).as("socat is not installed").isTrue();
    assumeThat(runs("/usr/bin/python3", "-c", "import pymodbus, serial"))
        .as("python3-pymodbus and python3-serial are not installed")
        .isTrue();
    Path ours = folder.resolve("ours");
    Path theirs = folder.resolve("theirs");
    Process pair = start("socat", "pty,raw,echo=0,link=" + ours, "pty,raw,echo=0,link=" + theirs);
    try {
      awaitFile(ours, pair);
      awaitFile(theirs, pair);
      Process server = startPymodbus("serial", framer, theirs.toString());
      try {
        var line =
            new SerialLine(ours.toRealPath().toString(), 115_200, 8, SerialLine.Parity.NONE, 1);
        readsAndWrites(framer.equals("rtu") ? new Endpoint.Rtu(line) : new Endpoint.Ascii(line));
      } finally {
        server.destroyForcibly().waitFor();
      }
    } finally {
      pair.destroyForcibly().waitFor();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"socket", "ascii"})
  void speaksTcpWithPymodbus(String framer) throws Exception {
    assumeThat(runs("/usr/bin/python3", "-c", "import pymodbus"))
        .as("python3-pymodbus is not installed")
        .isTrue();
    int port = freePort();
    Process server = startPymodbus("tcp", framer, String.valueOf(port));
    try {
      awaitPort(port, server);
      readsAndWrites(
          framer.equals("ascii")
              ? new Endpoint.AsciiOverTcp("127.0.0.1", port)
              : new Endpoint.Tcp("127.0.0.1", port));
    } finally {
      server.destroyForcibly().waitFor();
    }
  }

  private static final String PYMODBUS_SERVER =
      """
      import sys
      from pymodbus.datastore import ModbusSequentialDataBlock as Block
      from pymodbus.datastore import ModbusSlaveContext, ModbusServerContext
      kind, framer, where = sys.argv[1:4]
      words = Block(0, [i * 3 for i in range(200)])
      bits = Block(0, [i % 3 == 0 for i in range(200)])
      slave = ModbusSlaveContext(hr=words, ir=words, co=bits, di=bits, zero_mode=True)
      context = ModbusServerContext(slaves={1: slave}, single=False)
      from pymodbus.transaction import ModbusSocketFramer, ModbusRtuFramer, ModbusAsciiFramer
      f = {"socket": ModbusSocketFramer, "rtu": ModbusRtuFramer, "ascii": ModbusAsciiFramer}[framer]
      print("ready", flush=True)
      if kind == "tcp":
          from pymodbus.server import StartTcpServer
          StartTcpServer(context=context, framer=f, address=("127.0.0.1", int(where)))
      else:
          from pymodbus.server import StartSerialServer
          StartSerialServer(context=context, framer=f, port=where, baudrate=115200, timeout=0.005)
      """;

  private Process startPymodbus(String kind, String framer, String where) throws IOException {
    Path script = Files.writeString(folder.resolve("server.py"), PYMODBUS_SERVER);
    Process process = start("/usr/bin/python3", script.toString(), kind, framer, where);
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    assertThat(out.readLine()).isEqualTo("ready");
    if (kind.equals("serial")) {
      // The port is opened a moment after the word: the first requests may find nobody.
      LockSupport.parkNanos(700_000_000);
    }
    return process;
  }

  private Process start(String... command) throws IOException {
    return new ProcessBuilder(command)
        .redirectError(folder.resolve("stderr-" + command[0].replace('/', '_')).toFile())
        .start();
  }

  private static boolean runs(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void awaitFile(Path file, Process process) {
    await(() -> Files.exists(file) || !process.isAlive(), file + " appears");
  }

  private static void awaitPort(int port, Process process) {
    await(() -> answers(port) || !process.isAlive(), "a server at " + port);
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static void await(BooleanSupplier condition, String what) {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - end).as(what).isNegative();
      LockSupport.parkNanos(10_000_000);
    }
  }

  @Test
  void tellsThatNobodyListens() throws IOException {
    try (var connection =
        ModbusConnection.to(new Endpoint.Tcp("127.0.0.1", freePort()), TIMING, "nobody", 0)) {
      assertThatThrownBy(() -> connection.writeCoil(1, 0, true))
          .isInstanceOf(ModbusException.Unreachable.class)
          .hasMessageContaining("nobody unreachable");
    }
  }
}
