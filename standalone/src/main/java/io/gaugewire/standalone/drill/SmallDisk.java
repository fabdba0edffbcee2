package io.gaugewire.standalone.drill;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A file system in memory, mounted over a folder, that can be made so small that it is full. Only
 * root can have one.
 */
final class SmallDisk implements AutoCloseable {
  private static final String ROOMY = "2g";
  private static final long SPARE_KIB = 128;

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Mounts one, or says why not: the reason goes to {@code refusals}. */
  static Optional<SmallDisk> over(Path folder, Consumer<String> refusals)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    String refused =
        run(
            "mount",
            "-t",
            "tmpfs",
            "-o",
            "size=" + ROOMY + ",mode=0755",
            "tmpfs",
            folder.toString());
    if (!refused.isEmpty()) {
      refusals.accept("SKIPPED, the fault of a full disk: " + refused.strip());
      return Optional.empty();
    }
    return Optional.of(new SmallDisk(folder));
  }

  /** Leaves no room but for a few blocks. */
  void fill() throws IOException, InterruptedException {
    FileStore store = Files.getFileStore(folder);
    long usedKib = (store.getTotalSpace() - store.getUnallocatedSpace()) / 1_024;
    resize((usedKib + SPARE_KIB) + "k");
  }

  /** Gives the room back. */
  void relieve() throws IOException, InterruptedException {
    resize(ROOMY);
  }

  private void resize(String size) throws IOException, InterruptedException {
    String refused = run("mount", "-o", "remount,size=" + size, folder.toString());
    if (!refused.isEmpty()) {
      throw new IOException("the disk cannot be made " + size + ": " + refused);
    }
  }

  /** What a command complains about when it fails; empty when it does not. */
  private static String run(String... command) throws IOException, InterruptedException {
    try {
      Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? "" : said.isBlank() ? "mount failed" : said;
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    try {
      String refused = run("umount", folder.toString());
      if (!refused.isEmpty()) {
        throw new IOException("the disk of the drill stays mounted: " + refused);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
