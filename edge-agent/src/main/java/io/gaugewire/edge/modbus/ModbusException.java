package io.gaugewire.edge.modbus;

/** Why a request brought no answer that can be trusted. What to do about it is told by the case. */
public abstract sealed class ModbusException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean requestMayHaveArrived;

  private ModbusException(String message, boolean requestMayHaveArrived) {
    // A dead device fails several times a second for days: the place in our code says nothing new.
    super(message, null, false, false);
    this.requestMayHaveArrived = requestMayHaveArrived;
  }

  /**
   * Whether the device may have acted on the request. It decides what a lost reply means for a read
   * that empties or clears something in the device.
   */
  public boolean requestMayHaveArrived() {
    return requestMayHaveArrived;
  }

  /** The other side could not be reached; nothing was sent. */
  public static final class Unreachable extends ModbusException {
    private static final long serialVersionUID = 1L;

    Unreachable(String message) {
      super(message, false);
    }
  }

  /** No complete reply within the time allowed, or the connection ended before one. */
  public static final class Silent extends ModbusException {
    private static final long serialVersionUID = 1L;

    Silent(String message) {
      super(message, true);
    }
  }

  /** A reply that does not fit the request: foreign, late, damaged, too short or too long. */
  public static final class Garbled extends ModbusException {
    private static final long serialVersionUID = 1L;

    Garbled(String message) {
      super(message, true);
    }
  }

  /** The device understood and said no, with one of the exception codes of the protocol. */
  public static final class Refused extends ModbusException {
    private static final long serialVersionUID = 1L;
    private static final int GATEWAY_PATH_UNAVAILABLE = 0x0a;
    private static final int GATEWAY_TARGET_SILENT = 0x0b;

    private final int code;

    Refused(int function, int code) {
      super(
          "function 0x%02x refused: exception 0x%02x, %s".formatted(function, code, meaning(code)),
          true);
      this.code = code;
    }

    /** Whether a gateway answered in place of a unit behind it that is silent. */
    public boolean isUnitBehindGatewaySilent() {
      return code == GATEWAY_TARGET_SILENT || code == GATEWAY_PATH_UNAVAILABLE;
    }

    // Modbus Application Protocol V1.1b3, 7.
    private static String meaning(int code) {
      return switch (code) {
        case 0x01 -> "function not supported";
        case 0x02 -> "no such address";
        case 0x03 -> "value or count not allowed";
        case 0x04 -> "device failure";
        case 0x05 -> "accepted, still working";
        case 0x06 -> "device busy";
        case 0x07 -> "negative acknowledge";
        case 0x08 -> "memory parity error";
        case 0x0a -> "gateway path unavailable";
        case 0x0b -> "unit behind the gateway silent";
        default -> "unknown";
      };
    }
  }
}
