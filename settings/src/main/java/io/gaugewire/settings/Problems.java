package io.gaugewire.settings;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong while reading goes on. Confined to the reading thread. */
public final class Problems {
  private final List<Problem> found = new ArrayList<>();

  public void add(String file, int line, String key, String got, String expected) {
    found.add(new Problem(file, line, key, got, expected));
  }

  public int count() {
    return found.size();
  }

  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new ConfigException(found);
    }
  }
}
