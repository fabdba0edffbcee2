package io.gaugewire.standalone.backup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP file being written, one folder of the installation at a time. Confined to one thread. */
final class Archive {
  private final ZipOutputStream out;
  private final Set<String> folders;
  private final String prefix;

  private Archive(ZipOutputStream out, Set<String> folders, String prefix) {
    this.out = out;
    this.folders = folders;
    this.prefix = prefix;
  }

  static Archive to(ZipOutputStream out) {
    return new Archive(out, new HashSet<>(), "");
  }

  /** The same archive, seen from a folder in it. */
  Archive in(String folder) {
    return new Archive(out, folders, prefix + folder + "/");
  }

  /**
   * Copies what is wanted of a tree. Its owner makes and removes files meanwhile: what is gone
   * before it is met is left out.
   *
   * @param folders which folders to keep, even when they are empty; by their name below {@code
   *     root}
   * @param files which files to copy
   */
  void tree(Path root, Predicate<Path> folders, Predicate<Path> files) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Path name = root.relativize(folder);
            if (folders.test(name)) {
              folder(name);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path name = root.relativize(file);
            if (attributes.isRegularFile() && files.test(name)) {
              file(name, file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }
        });
  }

  /** Folders are kept even when they are empty; PostgreSQL does not start without some of them. */
  private void folder(Path name) throws IOException {
    String entry = prefix + (name.toString().isEmpty() ? "" : slashed(name) + "/");
    if (!entry.isEmpty() && folders.add(entry)) {
      out.putNextEntry(new ZipEntry(entry));
      out.closeEntry();
    }
  }

  /** Copies a file as it is now; one that has gone meanwhile is left out. */
  void file(Path name, Path source) throws IOException {
    try (var in = Files.newInputStream(source)) {
      out.putNextEntry(new ZipEntry(prefix + slashed(name)));
      in.transferTo(out);
      out.closeEntry();
    } catch (NoSuchFileException gone) {
      // Dropped between the listing and now; the log tells the same.
    }
  }

  void text(String name, byte[] content) throws IOException {
    out.putNextEntry(new ZipEntry(prefix + name));
    out.write(content);
    out.closeEntry();
  }

  private static String slashed(Path name) {
    return name.toString().replace('\\', '/');
  }
}
