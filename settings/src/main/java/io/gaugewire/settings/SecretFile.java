package io.gaugewire.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file whose first line is a secret. */
public final class SecretFile {
  private SecretFile() {}

  /**
   * The secret.
   *
   * @param key of the settings that names the file, for whoever has to mend it
   * @throws IOException when there is none; the message names the file and what to do, and nothing
   *     that stands in the file
   */
  public static String read(Path file, String key) throws IOException {
    try {
      return Files.readString(file)
          .lines()
          .findFirst()
          .filter(secret -> !secret.isBlank())
          .orElseThrow(() -> new IOException(unusable(file, "holds no secret", key)));
    } catch (FileSystemException | CharacterCodingException e) {
      String found = Files.exists(file) ? "cannot be read" : "is not there";
      throw new IOException(unusable(file, found, key), e);
    }
  }

  private static String unusable(Path file, String found, String key) {
    return "the file "
        + file
        + " that "
        + key
        + " names "
        + found
        + "; its first line is the secret, and whoever runs the process must be able to read it";
  }
}
