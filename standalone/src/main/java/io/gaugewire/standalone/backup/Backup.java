package io.gaugewire.standalone.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * An installation to and from one ZIP file. Of the edge it holds the configuration and what the
 * station knows, not the outbox: a restored outbox would be a second one under the same numbers.
 * The edge begins a new epoch instead.
 */
final class Backup {
  private static final String POSTGRES = "postgres";
  private static final String CLUSTER = "cluster";
  private static final String PASSWORD = "password";
  private static final String OUTBOX = "outbox";

  private Backup() {}

  /**
   * Writes a backup; the file appears only once it is whole.
   *
   * @param connection to the installation's database, with automatic commits
   */
  static void write(Path data, Connection connection, Path file) throws IOException, SQLException {
    Path half = file.resolveSibling(file.getFileName() + ".half");
    // It holds the password of the database.
    Files.deleteIfExists(half);
    Files.createFile(
        half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (ZipOutputStream out =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(half)))) {
      out.setLevel(1);
      Archive archive = Archive.to(out);
      Path postgres = data.resolve(POSTGRES);
      new BaseBackup(postgres.resolve(CLUSTER), archive.in(POSTGRES).in(CLUSTER)).take(connection);
      archive.in(POSTGRES).file(Path.of(PASSWORD), postgres.resolve(PASSWORD));
      others(data, archive);
    }
    try (FileChannel written = FileChannel.open(half, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void others(Path data, Archive archive) throws IOException {
    archive.tree(
        data,
        folder -> false,
        name ->
            !name.startsWith(POSTGRES)
                && !name.toString().endsWith(".lock")
                && IntStream.range(0, name.getNameCount())
                    .noneMatch(i -> name.getName(i).toString().equals(OUTBOX)));
  }

  /**
   * Unpacks a backup.
   *
   * @param data must not exist, or be empty
   */
  static void restore(Path file, Path data) throws IOException {
    Path root = data.toAbsolutePath().normalize();
    requireEmpty(root);
    Path cluster = Path.of(POSTGRES, CLUSTER);
    try (ZipFile archive = new ZipFile(file.toFile())) {
      if (archive.getEntry(POSTGRES + "/" + CLUSTER + "/backup_label") == null) {
        throw new IOException(file + " is no backup of an installation");
      }
      Files.createDirectories(root.resolve(POSTGRES));
      Files.createDirectory(
          root.resolve(cluster),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      for (ZipEntry entry : Collections.list(archive.entries())) {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
          throw new IOException(file + " holds a file that leads out of it: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.resolveSibling("."));
          try (var in = archive.getInputStream(entry)) {
            Files.copy(in, target);
          }
        }
      }
    }
    Files.setPosixFilePermissions(
        root.resolve(POSTGRES).resolve(PASSWORD), PosixFilePermissions.fromString("rw-------"));
  }

  private static void requireEmpty(Path root) throws IOException {
    if (Files.exists(root)) {
      try (Stream<Path> inside = Files.list(root)) {
        if (inside.findAny().isPresent()) {
          throw new IOException(root + " is not empty; choose another --data");
        }
      }
    }
  }
}
