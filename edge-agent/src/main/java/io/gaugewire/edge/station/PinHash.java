package io.gaugewire.edge.station;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A PIN's hash by Argon2id (RFC 9106) in its usual text form. Its costs are bounded, because they
 * come from a document.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PinHash(int memoryKib, int passes, int lanes, byte[] salt, byte[] hash) {
  private static final int MOST_MEMORY_KIB = 64 * 1024;
  private static final int MOST_PASSES = 10;
  private static final int MOST_LANES = 4;
  private static final Pattern TEXT =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d)"
              + "\\$([A-Za-z0-9+/]{11,88})\\$([A-Za-z0-9+/]{22,88})");

  PinHash {
    if (!(memoryKib >= 8 * lanes && memoryKib <= MOST_MEMORY_KIB)
        || !(passes >= 1 && passes <= MOST_PASSES)
        || !(lanes >= 1 && lanes <= MOST_LANES)) {
      throw new IllegalArgumentException("costs of a PIN's hash are out of bounds");
    }
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when it is none
   */
  static PinHash parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("a PIN's hash is not Argon2id in its usual text form");
    }
    return new PinHash(
        Integer.parseInt(parts.group(1)),
        Integer.parseInt(parts.group(2)),
        Integer.parseInt(parts.group(3)),
        Base64.getDecoder().decode(parts.group(4)),
        Base64.getDecoder().decode(parts.group(5)));
  }

  /** Takes some tens of milliseconds and the memory it names. */
  boolean isOf(String pin) {
    Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
    argon2.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKib)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] found = new byte[hash.length];
    argon2.generateBytes(pin.getBytes(StandardCharsets.UTF_8), found);
    return MessageDigest.isEqual(found, hash);
  }
}
