package io.gaugewire.standalone.ca;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Signs certificates (RFC 5280) with elliptic curve keys (P-256), which tablets, browsers and the
 * JDK all take. Safe for use by many threads.
 */
final class PlantAuthority {
  /** Its files' name. */
  static final String NAME = "authority";

  /** What Apple's devices take at most from an authority of a plant's own. */
  static final int LONGEST_DAYS = 825;

  private static final Duration AUTHORITY_LIFE = Duration.ofDays(3652);

  /** Clocks of boxes and tablets go wrong; what was made just now must be valid there. */
  private static final Duration CLOCK_ERROR = Duration.ofDays(1);

  private static final String SIGNATURE = "SHA256withECDSA";

  /** RFC 5280, 4.1.2.2: positive, at most 20 octets. */
  private static final int SERIAL_BITS = 159;

  private final Issued own;

  PlantAuthority(Issued own) {
    this.own = own;
  }

  /** A new one, which signs itself. */
  static Issued make(String plant, Instant now) throws IOException, GeneralSecurityException {
    KeyPair keys = keys();
    X500Name name = name(plant + " certificate authority");
    Validity validity = new Validity(now, now.plus(AUTHORITY_LIFE));
    JcaX509v3CertificateBuilder builder = builder(name, name, keys.getPublic(), validity);
    builder
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
        .addExtension(
            Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    return new Issued(signed(builder, keys.getPrivate()), keys.getPrivate());
  }

  /**
   * A key and its certificate.
   *
   * @param life cut short where the authority itself ends sooner
   */
  Issued issue(String name, List<Host> hosts, Instant now, Duration life)
      throws IOException, GeneralSecurityException {
    KeyPair keys = keys();
    X509Certificate authority = own.certificate();
    Instant end = now.plus(life);
    Instant authorityEnd = authority.getNotAfter().toInstant();
    JcaX509v3CertificateBuilder builder =
        builder(
            X500Name.getInstance(authority.getSubjectX500Principal().getEncoded()),
            name(name),
            keys.getPublic(),
            new Validity(now, end.isAfter(authorityEnd) ? authorityEnd : end));
    GeneralName[] reached = hosts.stream().map(Host::generalName).toArray(GeneralName[]::new);
    builder
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
        .addExtension(
            Extension.extendedKeyUsage,
            false,
            new ExtendedKeyUsage(
                new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth}))
        .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(reached))
        .addExtension(
            Extension.authorityKeyIdentifier,
            false,
            new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority));
    return new Issued(signed(builder, own.key()), keys.getPrivate());
  }

  private record Validity(Instant from, Instant to) {}

  private static JcaX509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, PublicKey key, Validity validity)
      throws IOException, GeneralSecurityException {
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            new BigInteger(SERIAL_BITS, new SecureRandom()).add(BigInteger.ONE),
            Date.from(validity.from().minus(CLOCK_ERROR)),
            Date.from(validity.to()),
            subject,
            key);
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
    return builder;
  }

  private static X509Certificate signed(JcaX509v3CertificateBuilder builder, PrivateKey key)
      throws GeneralSecurityException {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(key)));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException("the authority's key cannot sign: " + e.getMessage(), e);
    }
  }

  private static X500Name name(String text) {
    return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, text).build();
  }

  private static KeyPair keys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }
}
