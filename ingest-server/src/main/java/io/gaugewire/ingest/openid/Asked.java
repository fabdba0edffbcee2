package io.gaugewire.ingest.openid;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

/**
 * A sign-in that was begun.
 *
 * @param state comes back with the browser, and stands in a cookie of the same browser
 * @param nonce comes back in the ID token
 * @param verifier shown only when the code is handed in (RFC 7636)
 */
record Asked(String state, String nonce, String verifier, Instant since) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  static Asked at(Instant now) {
    return new Asked(random(), random(), random(), now);
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return text(bytes);
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The verifier's hash, shown when the sign-in begins. */
  String challenge() {
    try {
      return text(
          MessageDigest.getInstance("SHA-256")
              .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
