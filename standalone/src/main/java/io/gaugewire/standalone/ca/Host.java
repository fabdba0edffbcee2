package io.gaugewire.standalone.ca;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.util.IPAddress;

/** What a device is reached by: a host name, or an address in digits. */
sealed interface Host {
  /** RFC 1123, 2.1: labels of letters, digits and inner hyphens. */
  Pattern NAME =
      Pattern.compile(
          "(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
              + "(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

  /** Four numbers, or what looks like them, are never a name. */
  Pattern DIGITS = Pattern.compile("[0-9.]+");

  /** In lower case. */
  record Name(String text) implements Host {}

  /** Version 4 or 6. */
  record Address(String text) implements Host {}

  /** Reads one; empty when it is neither. */
  static Optional<Host> of(String text) {
    if (IPAddress.isValidIPv4(text) || IPAddress.isValidIPv6(text)) {
      return Optional.of(new Address(text));
    }
    String name = text.toLowerCase(Locale.ROOT);
    return NAME.matcher(name).matches() && !DIGITS.matcher(name).matches()
        ? Optional.of(new Name(name))
        : Optional.empty();
  }

  /** As a certificate carries it. */
  default GeneralName generalName() {
    return switch (this) {
      case Name(String text) -> new GeneralName(GeneralName.dNSName, text);
      case Address(String text) -> new GeneralName(GeneralName.iPAddress, text);
    };
  }
}
