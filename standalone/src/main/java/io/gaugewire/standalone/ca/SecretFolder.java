package io.gaugewire.standalone.ca;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.regex.Pattern;

/** Where keys and certificates lie, for their owner alone. */
final class SecretFolder {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  private final Path folder;

  private SecretFolder(Path folder) {
    this.folder = folder;
  }

  /** The folder, made if it is not there. */
  static SecretFolder at(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, OWNERS_FOLDER);
    }
    return new SecretFolder(folder);
  }

  /** Whether files can have this name. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * Writes {@code NAME.key} and {@code NAME.crt}.
   *
   * @return the certificate's path
   * @throws IOException when there is one of that name already
   */
  Path write(String name, Issued issued) throws IOException, GeneralSecurityException {
    Path key = folder.resolve(name + ".key");
    Path certificate = folder.resolve(name + ".crt");
    if (Files.exists(certificate)) {
      throw taken(certificate);
    }
    put(key, Pem.of(issued.key()));
    put(certificate, Pem.of(issued.certificate()));
    return certificate;
  }

  private static void put(Path file, String text) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (FileAlreadyExistsException e) {
      throw taken(file);
    }
  }

  private static IOException taken(Path file) {
    return new IOException(
        file + " exists and is not overwritten; move it away, or choose another name");
  }

  /**
   * The authority that lies here.
   *
   * @throws IOException when there is none, or its files cannot be read
   */
  PlantAuthority authority() throws IOException, GeneralSecurityException {
    Path certificate = folder.resolve(PlantAuthority.NAME + ".crt");
    Path key = folder.resolve(PlantAuthority.NAME + ".key");
    try {
      return new PlantAuthority(
          new Issued(
              Pem.certificate(Files.readString(certificate)), Pem.key(Files.readString(key))));
    } catch (NoSuchFileException e) {
      throw new IOException(
          "there is no authority in " + folder + "; make one with: gaugewire ca init", e);
    }
  }
}
