package io.gaugewire.settings;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Networks as a configuration names them: addresses with the length of their prefix, such as {@code
 * 10.1.20.0/24, 10.1.3.7, fd00::/8}. Immutable.
 */
public record Networks(List<Network> networks) {
  public Networks {
    networks = List.copyOf(networks);
  }

  /**
   * Addresses whose first bits are the same.
   *
   * @param bits how many; 0 to 32 or 128
   */
  public record Network(InetAddress address, int bits) {
    private boolean holds(byte[] other) {
      byte[] own = address.getAddress();
      if (own.length != other.length) {
        return false;
      }
      int whole = bits / Byte.SIZE;
      if (Arrays.mismatch(own, 0, whole, other, 0, whole) >= 0) {
        return false;
      }
      int rest = bits % Byte.SIZE;
      return rest == 0 || ((own[whole] ^ other[whole]) & 0xff) >>> (Byte.SIZE - rest) == 0;
    }
  }

  /**
   * Reads networks that commas separate.
   *
   * @throws IllegalArgumentException naming what is no network
   */
  public static Networks parse(String text) {
    return new Networks(
        Arrays.stream(text.split(",", -1)).map(String::strip).map(Networks::one).toList());
  }

  private static Network one(String text) {
    int slash = text.indexOf('/');
    try {
      InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
      int most = address.getAddress().length * Byte.SIZE;
      int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
      if (0 <= bits && bits <= most) {
        return new Network(address, bits);
      }
    } catch (IllegalArgumentException notAnAddress) {
      // Told below, as a prefix that is too long is.
    }
    throw new IllegalArgumentException("'" + text + "' is no network");
  }

  /** Whether an address lies in one of them; what is no address does not. */
  public boolean hold(String address) {
    try {
      byte[] given = InetAddress.ofLiteral(address).getAddress();
      return networks.stream().anyMatch(network -> network.holds(given));
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }
}
