package io.gaugewire.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked from the jar on the class path. */
final class Binaries {
  /** The release inside the jar; a directory of another release is never used. */
  static final String VERSION = "18.6.0";

  /** What {@code PG_VERSION} in a cluster of this release says. */
  static final String MAJOR = "18";

  private static final int BUFFER_BYTES = 1 << 16;

  private Binaries() {}

  /**
   * The directory with {@code bin/postgres}, unpacked now if it is not there yet. It appears under
   * its name only when complete, so that an interrupted unpacking is never run from.
   */
  static Path unpackedAt(Path directory) {
    if (Files.isExecutable(directory.resolve("bin/postgres"))) {
      return directory;
    }
    try {
      Files.createDirectories(directory.toAbsolutePath().getParent());
      Path fresh =
          directory.resolveSibling(directory.getFileName() + "." + ProcessHandle.current().pid());
      Trees.delete(fresh);
      unpack(fresh);
      moveInto(fresh, directory);
      return directory;
    } catch (IOException e) {
      throw new PostgresUnavailableException(
          "Cannot unpack PostgreSQL to " + directory + "; it needs 60 MB there", e);
    }
  }

  private static void moveInto(Path fresh, Path directory) throws IOException {
    try {
      Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      // Another process was quicker; what it unpacked is the same.
      Trees.delete(fresh);
      if (!Files.isExecutable(directory.resolve("bin/postgres"))) {
        throw e;
      }
    }
  }

  private static void unpack(Path root) throws IOException {
    try (InputStream archive = archive();
        var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
      Files.createDirectories(root);
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
          throw new IOException("entry outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
          Files.createDirectories(target.getParent());
          Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
          Files.createDirectories(target.getParent());
          writeSynced(tar, target);
          boolean executable = (entry.getMode() & 0100) != 0;
          Files.setPosixFilePermissions(
              target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
      }
    }
  }

  /** Synced, because a power cut after the final rename must not leave empty programs behind. */
  private static void writeSynced(InputStream from, Path target) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    try (var channel =
        FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
      channel.force(true);
    }
  }

  private static InputStream archive() {
    String name = archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
    InputStream archive = Binaries.class.getResourceAsStream(name);
    if (archive == null) {
      throw new PostgresUnavailableException(
          "The class path has no PostgreSQL for this machine ("
              + name
              + "); use an installed PostgreSQL by its URL instead");
    }
    return archive;
  }

  /** The archive's name in the jar of {@code os} and {@code architecture} as the JVM calls them. */
  static String archiveName(String os, String architecture) {
    if (!os.toLowerCase(Locale.ROOT).startsWith("linux")) {
      throw new PostgresUnavailableException(
          "The embedded PostgreSQL runs on Linux, this is "
              + os
              + "; use an installed PostgreSQL by its URL instead");
    }
    return switch (architecture) {
      case "amd64", "x86_64" -> "/postgres-linux-x86_64.txz";
      case "aarch64", "arm64" -> "/postgres-linux-arm_64.txz";
      default ->
          throw new PostgresUnavailableException(
              "There is no embedded PostgreSQL for "
                  + architecture
                  + "; use an installed PostgreSQL by its URL instead");
    };
  }
}
