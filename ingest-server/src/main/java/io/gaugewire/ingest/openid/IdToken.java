package io.gaugewire.ingest.openid;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads ID tokens: JSON Web Tokens signed with RS256, which every provider has to offer (OpenID
 * Connect Core 1.0, section 15.1). No other algorithm is taken, so none can be chosen by who makes
 * a token.
 */
final class IdToken {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration CLOCKS_APART = Duration.ofMinutes(2);
  private static final int LEAST_BITS = 2_048;

  private final String signed;
  private final byte[] signature;
  private final JsonNode header;
  private final JsonNode claims;

  private IdToken(String signed, byte[] signature, JsonNode header, JsonNode claims) {
    this.signed = signed;
    this.signature = signature;
    this.header = header;
    this.claims = claims;
  }

  /** What a token must say, besides being signed. */
  record Expected(String issuer, String client, String nonce, Instant now) {}

  /**
   * A token as it came, not yet believed.
   *
   * @throws ProviderException when it is none
   */
  static IdToken parse(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 3) {
      throw new ProviderException("the ID token is no signed token");
    }
    try {
      Base64.Decoder base64 = Base64.getUrlDecoder();
      IdToken token =
          new IdToken(
              parts[0] + "." + parts[1],
              base64.decode(parts[2]),
              JSON.readTree(base64.decode(parts[0])),
              JSON.readTree(base64.decode(parts[1])));
      if (!token.header.path("alg").asString("").equals("RS256")) {
        throw new ProviderException("the ID token is not signed with RS256; set the client so");
      }
      return token;
    } catch (IllegalArgumentException | JacksonException e) {
      throw new ProviderException("the ID token cannot be read", e);
    }
  }

  /** Names the key it is signed with; empty when it names none. */
  String key() {
    return header.path("kid").asString("");
  }

  /**
   * The key of that name in a key set, or the only one there is when the token names none.
   *
   * @param keys a JSON Web Key Set
   */
  Optional<PublicKey> keyIn(JsonNode keys) {
    Optional<PublicKey> found = Optional.empty();
    for (JsonNode key : keys.path("keys")) {
      boolean fits =
          key.path("kty").asString("").equals("RSA")
              && !key.path("use").asString("sig").equals("enc")
              && (key().isEmpty() || key().equals(key.path("kid").asString("")));
      if (fits && found.isPresent()) {
        throw new ProviderException("the provider has several keys and the token names none");
      }
      if (fits) {
        found = Optional.of(rsa(key));
      }
    }
    return found;
  }

  private static PublicKey rsa(JsonNode key) {
    try {
      Base64.Decoder base64 = Base64.getUrlDecoder();
      PublicKey found =
          KeyFactory.getInstance("RSA")
              .generatePublic(
                  new RSAPublicKeySpec(
                      new BigInteger(1, base64.decode(key.path("n").asString(""))),
                      new BigInteger(1, base64.decode(key.path("e").asString("")))));
      if (((RSAPublicKey) found).getModulus().bitLength() < LEAST_BITS) {
        throw new ProviderException("the provider's key is shorter than " + LEAST_BITS + " bits");
      }
      return found;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new ProviderException("the provider's key cannot be read", e);
    }
  }

  /**
   * What the token says, once it is believed (section 3.1.3.7).
   *
   * @throws ProviderException when it is not to be believed
   */
  JsonNode believed(PublicKey key, Expected expected) {
    require(isSignedWith(key), "the ID token's signature does not fit");
    require(claims.path("iss").asString("").equals(expected.issuer()), "it is of another issuer");
    require(isFor(expected.client()), "it is for another client");
    require(
        claims.path("nonce").asString("").equals(expected.nonce()), "it answers another request");
    require(time("exp").isAfter(expected.now().minus(CLOCKS_APART)), "it has expired");
    require(time("iat").isBefore(expected.now().plus(CLOCKS_APART)), "it is of the future");
    return claims;
  }

  private boolean isFor(String client) {
    JsonNode audience = claims.path("aud");
    if (audience.isString()) {
      return audience.stringValue().equals(client);
    }
    boolean named = audience.valueStream().anyMatch(one -> one.asString("").equals(client));
    return named && (audience.size() == 1 || claims.path("azp").asString("").equals(client));
  }

  private Instant time(String claim) {
    JsonNode seconds = claims.path(claim);
    require(seconds.isNumber(), "it lacks " + claim);
    return Instant.ofEpochSecond(Math.clamp(seconds.asLong(0), 0, 253_402_300_799L));
  }

  private boolean isSignedWith(PublicKey key) {
    try {
      Signature check = Signature.getInstance("SHA256withRSA");
      check.initVerify(key);
      check.update(signed.getBytes(StandardCharsets.US_ASCII));
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new ProviderException(otherwise);
    }
  }
}
