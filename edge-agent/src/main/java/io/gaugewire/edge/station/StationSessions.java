package io.gaugewire.edge.station;

import io.gaugewire.edge.station.SignInRefusedException.Reason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sessions as signed tokens, good for a shift. The key is on disk, so that a restart of the edge
 * does not sign anybody out. Safe for use by many threads.
 */
final class StationSessions {
  private static final Duration LENGTH = Duration.ofHours(12);
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final SecretKeySpec key;
  private final InstantSource clock;

  StationSessions(Path directory, InstantSource clock) {
    this.clock = clock;
    KeptFiles files = new KeptFiles(directory);
    List<byte[]> kept = files.all();
    byte[] bytes = kept.isEmpty() ? new byte[KEY_BYTES] : kept.getFirst();
    if (kept.isEmpty()) {
      new SecureRandom().nextBytes(bytes);
      files.put("key", bytes);
    }
    key = new SecretKeySpec(bytes, ALGORITHM);
  }

  /** A token for whoever showed this badge and its PIN. */
  String begin(String badge) {
    String claim = clock.instant().plus(LENGTH).getEpochSecond() + " " + badge;
    byte[] bytes = claim.getBytes(StandardCharsets.UTF_8);
    return encoded(bytes) + "." + encoded(mac(bytes));
  }

  /**
   * The badge of a session.
   *
   * @throws SignInRefusedException when there is none, or it is over
   */
  String badge(String token) {
    String[] parts = token.split("\\.", 2);
    try {
      byte[] claim = Base64.getUrlDecoder().decode(parts[0]);
      byte[] given = Base64.getUrlDecoder().decode(parts.length == 2 ? parts[1] : "");
      if (MessageDigest.isEqual(mac(claim), given)) {
        String[] said = new String(claim, StandardCharsets.UTF_8).split(" ", 2);
        if (clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(said[0])))) {
          return said[1];
        }
      }
    } catch (IllegalArgumentException e) {
      // No token of ours: as good as none.
    }
    throw new SignInRefusedException(
        Reason.NO_SESSION, Duration.ZERO, "the sign-in has ended: scan the badge again");
  }

  private byte[] mac(byte[] bytes) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " is part of every JDK", e);
    }
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
