package io.gaugewire.standalone.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifecycleTest {
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
}
