package io.gaugewire.standalone.ca;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/** Certificates and keys as text (RFC 7468). */
final class Pem {
  private static final String CERTIFICATE = "CERTIFICATE";
  private static final String KEY = "PRIVATE KEY";

  private Pem() {}

  static String of(X509Certificate certificate) throws IOException, GeneralSecurityException {
    return text(CERTIFICATE, certificate.getEncoded());
  }

  static String of(PrivateKey key) throws IOException {
    return text(KEY, key.getEncoded());
  }

  private static String text(String label, byte[] content) throws IOException {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(new PemObject(label, content));
    }
    return text.toString();
  }

  static X509Certificate certificate(String text) throws IOException, GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(content(text, CERTIFICATE)));
  }

  static PrivateKey key(String text) throws IOException, GeneralSecurityException {
    return KeyFactory.getInstance("EC")
        .generatePrivate(new PKCS8EncodedKeySpec(content(text, KEY)));
  }

  private static byte[] content(String text, String label) throws IOException {
    try (PemReader reader = new PemReader(new StringReader(text))) {
      PemObject found = reader.readPemObject();
      if (found == null || !found.getType().equals(label)) {
        throw new IOException("no " + label + " in it");
      }
      return found.getContent();
    }
  }

  /** SHA-256 of a certificate, as devices show it. */
  static String fingerprint(X509Certificate certificate) throws GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
    return HexFormat.ofDelimiter(":").formatHex(digest).toUpperCase(Locale.ROOT);
  }
}
