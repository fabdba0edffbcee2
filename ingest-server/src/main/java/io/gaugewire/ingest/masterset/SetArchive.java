package io.gaugewire.ingest.masterset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The files of a set on disk: one YAML file, a folder of tables, or a ZIP file of them. */
final class SetArchive {
  /** Larger than any factory's master data: what is more is no such file. */
  private static final int MOST_BYTES = 64 * 1024 * 1024;

  private static final LocalDateTime STAMP = LocalDateTime.of(2000, 1, 1, 0, 0);

  private SetArchive() {}

  /** The same files give the same bytes. */
  static byte[] zip(List<SetFile> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (SetFile file : files) {
        ZipEntry entry = new ZipEntry(file.name());
        entry.setTimeLocal(STAMP);
        zip.putNextEntry(entry);
        zip.write(file.content().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Writes files into a new folder. */
  static void folder(List<SetFile> files, Path folder) throws IOException {
    Files.createDirectory(folder);
    for (SetFile file : files) {
      Files.writeString(folder.resolve(file.name()), file.content());
    }
  }

  /**
   * Reads what is there.
   *
   * @throws IOException when it cannot be read
   */
  static List<SetFile> read(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      try (Stream<Path> inside = Files.list(path)) {
        List<SetFile> files = new ArrayList<>();
        for (Path file : inside.filter(SetArchive::isTable).sorted().toList()) {
          files.add(new SetFile(String.valueOf(file.getFileName()), Files.readString(file)));
        }
        return files;
      }
    }
    if (path.toString().endsWith(".zip")) {
      return unzipped(path);
    }
    return List.of(new SetFile(String.valueOf(path.getFileName()), Files.readString(path)));
  }

  private static boolean isTable(Path file) {
    return file.toString().endsWith(".csv");
  }

  private static List<SetFile> unzipped(Path path) throws IOException {
    List<SetFile> files = new ArrayList<>();
    int left = MOST_BYTES;
    try (InputStream in = Files.newInputStream(path);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] bytes = zip.readNBytes(left);
        left -= bytes.length;
        if (left <= 0) {
          throw new IOException(path + ": more than " + MOST_BYTES + " bytes; expected tables");
        }
        if (!entry.isDirectory()) {
          String name = entry.getName();
          files.add(
              new SetFile(
                  name.substring(name.lastIndexOf('/') + 1),
                  new String(bytes, StandardCharsets.UTF_8)));
        }
      }
    }
    return files;
  }
}
