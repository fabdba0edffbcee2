package io.gaugewire.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The directory with everything that an installation on one machine keeps. One process holds it at
 * a time; the operating system lets go of it when that process ends, however it ends.
 */
final class DataDirectory implements AutoCloseable {
  private final Path root;
  private final FileChannel lock;

  private DataDirectory(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  /**
   * Takes {@code root}, making it if absent.
   *
   * @throws UnusableException when it cannot be written to or another process holds it
   */
  static DataDirectory hold(Path root) {
    Path absolute = root.toAbsolutePath().normalize();
    try {
      Files.createDirectories(absolute);
      FileChannel lock =
          FileChannel.open(
              absolute.resolve("gaugewire.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      if (tryLock(lock) == null) {
        lock.close();
        throw new UnusableException(
            "another gaugewire runs over " + absolute + "; stop it, or choose another --data",
            null);
      }
      return new DataDirectory(absolute, lock);
    } catch (IOException e) {
      throw new UnusableException(
          "cannot write to " + absolute + " (" + e + "); choose another --data", e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  Path root() {
    return root;
  }

  /** The directory {@code name} in it, made if absent. */
  Path directory(String name) {
    Path directory = root.resolve(name);
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UnusableException(
          "cannot write to " + directory + " (" + e + "); choose another --data", e);
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UnusableException("cannot let go of " + root, e);
    }
  }

  /** The data directory cannot be used; the message says what to do. */
  static final class UnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
