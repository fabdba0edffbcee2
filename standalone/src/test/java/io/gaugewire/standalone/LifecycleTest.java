package io.gaugewire.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifecycleTest {
  @TempDir Path directory;

  @Test
  void stopsInTheReverseOrderAndOnlyOnce() throws Exception {
    List<String> stopped = new ArrayList<>();
    var lifecycle = new Lifecycle();
    for (String name : List.of("database", "server", "edge")) {
      AutoCloseable _ = lifecycle.started(name, () -> stopped.add(name));
    }
    assertThat(lifecycle.stoppedCleanly()).isFalse();
    lifecycle.close();
    lifecycle.close();
    lifecycle.awaitEnd();
    assertThat(stopped).containsExactly("edge", "server", "database");
    assertThat(lifecycle.stoppedCleanly()).isTrue();
  }

  @Test
  void stopsTheDatabaseEvenWhenTheServerDoesNotStop() {
    List<String> stopped = new ArrayList<>();
    var lifecycle = new Lifecycle();
    AutoCloseable _ = lifecycle.started("database", () -> stopped.add("database"));
    AutoCloseable _ =
        lifecycle.started(
            "server",
            () -> {
              throw new IllegalStateException("will not stop");
            });
    lifecycle.close();
    assertThat(stopped).containsExactly("database");
    assertThat(lifecycle.stoppedCleanly()).isFalse();
  }

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
