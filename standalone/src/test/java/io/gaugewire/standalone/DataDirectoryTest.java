package io.gaugewire.standalone;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir private Path directory;

  @Test
  void aDataDirectoryIsHeldByOneAtATime() {
    try (var held = DataDirectory.hold(directory.resolve("data"))) {
      assertThatThrownBy(() -> DataDirectory.hold(held.root()))
          .isInstanceOf(DataDirectory.UnusableException.class)
          .hasMessageContaining("another gaugewire runs over");
    }
    DataDirectory.hold(directory.resolve("data")).close();
  }

  @Test
  void saysSoWhenTheDataDirectoryCannotBeMade() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> DataDirectory.hold(file.resolve("data")))
        .isInstanceOf(DataDirectory.UnusableException.class)
        .hasMessageContaining("choose another --data");
  }
}
