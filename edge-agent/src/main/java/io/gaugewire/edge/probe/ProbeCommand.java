package io.gaugewire.edge.probe;

import io.gaugewire.edge.modbus.BitRange;
import io.gaugewire.edge.modbus.Endpoint;
import io.gaugewire.edge.modbus.Field;
import io.gaugewire.edge.modbus.FieldReader;
import io.gaugewire.edge.modbus.ModbusConnection;
import io.gaugewire.edge.modbus.ModbusException;
import io.gaugewire.edge.modbus.ModbusUnit;
import io.gaugewire.edge.modbus.ReadPlan;
import io.gaugewire.edge.modbus.Register;
import io.gaugewire.edge.modbus.RegisterReader;
import io.gaugewire.edge.modbus.RegisterType;
import io.gaugewire.edge.modbus.Scaling;
import io.gaugewire.edge.modbus.SerialLine;
import io.gaugewire.edge.modbus.Table;
import io.gaugewire.edge.modbus.Timing;
import io.gaugewire.edge.modbus.WordOrder;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code edge probe}: one register in all four orders and shifted by one, beside the value that is
 * expected. Manuals disagree with devices about nothing as often as about these two.
 */
@Command(
    name = "probe",
    mixinStandardHelpOptions = true,
    modelTransformer = AnyCase.class,
    description =
        "Reads a register in all four orders and shifted by one, beside the expected value.")
public final class ProbeCommand implements Callable<Integer> {
  private static final int FAULT = 1;
  private static final int[] SHIFTS = {-1, 0, 1};

  @Parameters(index = "0", paramLabel = "HOST", description = "host, or serial port with --rtu")
  private String host = "";

  @Option(names = "--port", description = "TCP port (default ${DEFAULT-VALUE})")
  private int port = 502;

  @Option(names = "--rtu", description = "HOST is a serial port, such as /dev/ttyUSB0")
  private boolean rtu;

  @Option(names = "--rtu-over-tcp", description = "serial frames through a terminal server")
  private boolean rtuOverTcp;

  @Option(names = "--baud", description = "with --rtu (default ${DEFAULT-VALUE}, 8E1)")
  private int baud = 19_200;

  @Option(names = "--unit", description = "unit identifier (default ${DEFAULT-VALUE})")
  private int unit = 1;

  @Option(names = "--table", description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE})")
  private Table table = Table.HOLDING;

  @Option(
      names = "--address",
      required = true,
      description = "as on the wire, from 0 (a manual's 40001 is holding 0)")
  private int address;

  @Option(names = "--type", description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE})")
  private RegisterType type = RegisterType.FLOAT32;

  @Option(names = "--decimals", description = "divides whole numbers by ten to this power")
  private int decimals;

  @Option(names = "--expect", description = "the value the device shows at this moment")
  private @Nullable Double expected;

  @Option(names = "--timeout-millis", description = "default ${DEFAULT-VALUE}")
  private int timeoutMillis = 1000;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("run by picocli");
    }
    if (table.holdsBits() != (type == RegisterType.BIT) || type == RegisterType.STRING) {
      spec.commandLine().getErr().println("--type bit goes with the tables coil and discrete");
      return 2;
    }
    Duration timeout = Duration.ofMillis(timeoutMillis);
    var timing = new Timing(timeout, timeout, Duration.ZERO, Duration.ZERO);
    PrintWriter out = spec.commandLine().getOut();
    int found = 0;
    try (var connection = ModbusConnection.to(endpoint(), timing, host, 1)) {
      var device = new ModbusUnit(connection, unit, false);
      out.printf("%-8s %-14s %-6s %-24s%n", "address", "registers", "order", "value");
      for (int shift : SHIFTS) {
        if (address + shift >= 0) {
          found += readAt(device, address + shift, out);
        }
      }
    } catch (ModbusException.Unreachable e) {
      spec.commandLine().getErr().println(e.getMessage());
      return FAULT;
    }
    if (expected != null) {
      out.println(
          found == 0
              ? "nothing shows " + expected + ": try another --type, --table or --decimals"
              : "<== shows the expected value");
    }
    out.flush();
    return expected != null && found == 0 ? FAULT : 0;
  }

  private Endpoint endpoint() {
    if (rtu) {
      return new Endpoint.Rtu(new SerialLine(host, baud, 8, SerialLine.Parity.EVEN, 1));
    }
    return rtuOverTcp ? new Endpoint.RtuOverTcp(host, port) : new Endpoint.Tcp(host, port);
  }

  /**
   * Prints the register at one address in every order; counts those that show the expected value.
   */
  private int readAt(ModbusUnit device, int at, PrintWriter out) {
    Register first = Register.of(table, at, type);
    ReadPlan plan = ReadPlan.of(List.of(first), ReadPlan.Limits.DEFAULT);
    byte[] image = new byte[plan.imageSize()];
    try {
      device.read(plan, image);
    } catch (ModbusException.Refused | ModbusException.Silent | ModbusException.Garbled e) {
      out.printf("%-8d %s%n", at, e.getMessage());
      return 0;
    }
    String bytes =
        HexFormat.of().withUpperCase().formatHex(new RegisterReader(first, plan).wireBytes(image));
    int found = 0;
    for (WordOrder order : WordOrder.values()) {
      if (order != WordOrder.ABCD && type == RegisterType.BIT) {
        continue;
      }
      if (type.words() == 1 && (order == WordOrder.CDAB || order == WordOrder.DCBA)) {
        continue;
      }
      double value = valueAt(at, order, plan, image);
      boolean fits = expected != null && close(value, expected);
      found += fits ? 1 : 0;
      out.printf("%-8d %-14s %-6s %-24s%s%n", at, bytes, order, shown(value), fits ? " <==" : "");
    }
    return found;
  }

  private double valueAt(int at, WordOrder order, ReadPlan plan, byte[] image) {
    var register = new Register(table, at, type, order, type.words(), BitRange.ALL);
    var field =
        new Field(
            "probe",
            register,
            new Scaling(1, 1, 0, decimals, null),
            Field.Validity.ALWAYS,
            Field.Unit.NONE);
    return new FieldReader(field, plan).number(image);
  }

  private static String shown(double value) {
    return Double.isNaN(value)
        ? "no number"
        : new BigDecimal(Double.toString(value)).toPlainString();
  }

  /** A live value moves while one looks: a thousandth of it is near enough. */
  private static boolean close(double value, double expected) {
    return Math.abs(value - expected) <= Math.max(1e-9, Math.abs(expected) / 1000);
  }
}
