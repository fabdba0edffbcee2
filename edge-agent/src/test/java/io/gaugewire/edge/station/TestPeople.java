package io.gaugewire.edge.station;

import io.gaugewire.wire.ContextDocument;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** People of a small edge, whose hashes are cheap. */
final class TestPeople {
  static final String BADGE = "P1001";
  static final String PIN = "2580";

  private TestPeople() {}

  /** {@link #BADGE} works at station {@code shaft}. */
  static ContextDocument document() {
    return new ContextDocument(
        "people",
        1,
        """
        {"people": [{"badge": "P1001", "name": "李伟", "pin": "%s", "stations": ["shaft"],
          "qualified": []}]}
        """
            .formatted(hash(PIN))
            .getBytes(StandardCharsets.UTF_8));
  }

  static String hash(String pin) {
    byte[] salt = "sixteen bytes ok".getBytes(StandardCharsets.UTF_8);
    Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
    argon2.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(256)
            .withIterations(1)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[32];
    argon2.generateBytes(pin.getBytes(StandardCharsets.UTF_8), hash);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=256,t=1,p=1$"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(hash);
  }
}
