package io.gaugewire.edge.testing;

import io.gaugewire.edge.tls.PemFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Optional;

/** Certificates that vouch for themselves, made by the JDK's keytool. */
public final class TestCertificates {
  private static final String PASSWORD = "only-in-this-test";

  private final Path folder;

  public TestCertificates(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes a key and its certificate.
   *
   * @param address the IP address it is good for
   */
  public PemFiles.Identity identity(String name, String address) {
    Path store = folder.resolve(name + ".p12");
    try {
      Process keytool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  name,
                  "-keyalg",
                  "EC",
                  "-dname",
                  "CN=" + name,
                  "-ext",
                  "san=ip:" + address,
                  "-storetype",
                  "PKCS12",
                  "-keystore",
                  store.toString(),
                  "-storepass",
                  PASSWORD)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve(name + ".log").toFile())
              .start();
      if (keytool.waitFor() != 0) {
        throw new AssertionError(Files.readString(folder.resolve(name + ".log")));
      }
      return pem(name, store);
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private PemFiles.Identity pem(String name, Path store)
      throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    byte[] certificate = keys.getCertificate(name).getEncoded();
    byte[] key = keys.getKey(name, PASSWORD.toCharArray()).getEncoded();
    return new PemFiles.Identity(
        write(name + ".crt", "CERTIFICATE", certificate), write(name + ".key", "PRIVATE KEY", key));
  }

  private Path write(String file, String what, byte[] der) throws IOException {
    String base64 =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
    return Files.writeString(
        folder.resolve(file),
        "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n");
  }

  /** One end that trusts the other. */
  public static PemFiles trusting(PemFiles.Identity other, PemFiles.Identity own) {
    return new PemFiles(other.chain(), Optional.of(own));
  }
}
