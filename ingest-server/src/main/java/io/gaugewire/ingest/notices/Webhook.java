package io.gaugewire.ingest.notices;

import io.gaugewire.ingest.web.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Posts notices as JSON, signed with a shared secret where there is one. */
final class Webhook implements Door {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI address;
  private final Optional<String> secret;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  Webhook(URI address, Optional<String> secret) {
    this.address = address;
    this.secret = secret;
  }

  @Override
  public String name() {
    return address.toString();
  }

  @Override
  public void deliver(Notice notice) throws IOException, InterruptedException {
    byte[] body = Json.bytes(notice);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("content-type", "application/json")
            .header("gaugewire-notice", String.valueOf(notice.number()))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (secret.isPresent()) {
      request.header("gaugewire-signature", "sha256=" + signature(body, secret.get()));
    }
    int status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
    if (status / 100 != 2) {
      throw new IOException("answered " + status);
    }
  }

  /** HMAC with SHA-256 over the body, in hex. */
  static String signature(byte[] body, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
