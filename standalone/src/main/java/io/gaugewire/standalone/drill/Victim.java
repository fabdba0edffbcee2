package io.gaugewire.standalone.drill;

import org.jspecify.annotations.Nullable;

/** A program that is killed and started again, one process at a time. Confined to one thread. */
abstract class Victim implements AutoCloseable {
  private @Nullable Process process;

  /** From here on this process is the one. */
  final void runsAs(Process begun) {
    process = begun;
  }

  final Process running() {
    Process now = process;
    if (now == null) {
      throw new IllegalStateException("not started");
    }
    return now;
  }

  final long pid() {
    return running().pid();
  }

  final void kill() throws InterruptedException {
    running().destroyForcibly().waitFor();
  }

  @Override
  public final void close() {
    Process now = process;
    if (now != null) {
      now.destroyForcibly();
    }
  }
}
