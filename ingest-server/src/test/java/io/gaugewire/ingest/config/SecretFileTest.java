package io.gaugewire.ingest.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gaugewire.settings.SecretFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void aFile() {
    file = folder.resolve("database-password");
  }

  private String failure() {
    try {
      return "read: " + SecretFile.read(file, "database.password");
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void theFirstLineIsTheSecret() throws IOException {
    Files.writeString(file, "one two\r\nof the test plant\n");
    assertThat(SecretFile.read(file, "database.password")).isEqualTo("one two");
  }

  @Test
  void whatCannotBeReadIsToldWithItsFileItsKeyAndTheCure() throws IOException {
    assertThat(failure())
        .contains(file.toString(), "database.password", "is not there", "its first line");
    Files.writeString(file, "\n");
    assertThat(failure()).contains(file.toString(), "holds no secret");
    Files.delete(file);
    Files.createDirectory(file);
    assertThatThrownBy(() -> SecretFile.read(file, "database.password"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void nothingOfTheFileIsTold() throws IOException {
    Files.write(file, "geheim\u00e4\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(failure()).contains(file.toString(), "cannot be read").doesNotContain("geheim");
  }
}
