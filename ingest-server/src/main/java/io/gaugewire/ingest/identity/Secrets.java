package io.gaugewire.ingest.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Passwords and PINs as Argon2id hashes in the usual text form (RFC 9106; 19 MiB and two passes,
 * the least that OWASP recommends). Safe for use by many threads; at most two are hashed at once,
 * so that attempts to sign in cannot take the server's memory.
 */
public final class Secrets {
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=1\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Semaphore ROOM = new Semaphore(2);

  /** Of nobody's password: what is checked for an unknown name, so that both take as long. */
  static final String NOBODY = hash(Base64.getEncoder().encodeToString(random(SALT_BYTES)));

  private Secrets() {}

  /** A new hash, with a salt of its own. */
  public static String hash(String secret) {
    byte[] salt = random(SALT_BYTES);
    byte[] hash = argon2(secret, salt, MEMORY_KIB, PASSES, HASH_BYTES);
    Base64.Encoder text = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m="
        + MEMORY_KIB
        + ",t="
        + PASSES
        + ",p=1$"
        + text.encodeToString(salt)
        + "$"
        + text.encodeToString(hash);
  }

  /** Whether {@code secret} is the one that was hashed. */
  static boolean matches(String secret, String hashed) {
    Matcher parts = FORM.matcher(hashed);
    if (!parts.matches()) {
      throw new IllegalStateException("a stored hash is not of the form of Argon2id");
    }
    byte[] expected = Base64.getDecoder().decode(parts.group(4));
    byte[] found =
        argon2(
            secret,
            Base64.getDecoder().decode(parts.group(3)),
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            expected.length);
    return MessageDigest.isEqual(found, expected);
  }

  private static byte[] argon2(String secret, byte[] salt, int memory, int passes, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[length];
    ROOM.acquireUninterruptibly();
    try {
      generator.generateBytes(secret.getBytes(StandardCharsets.UTF_8), hash);
    } finally {
      ROOM.release();
    }
    return hash;
  }

  static byte[] random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }
}
