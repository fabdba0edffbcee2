package io.gaugewire.wire;

import java.util.regex.Pattern;

/**
 * Names one running edge agent in the whole installation.
 *
 * @param site the plant, 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}
 * @param edge the edge within its plant, likewise
 */
public record EdgeId(String site, String edge) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  public EdgeId {
    requireName("site", site);
    requireName("edge", edge);
  }

  private static void requireName(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          what
              + " '"
              + name
              + "' is no usable name: take 1 to 64 letters, digits, '.', '_' or '-', beginning with a"
              + " letter or digit");
    }
  }

  @Override
  public String toString() {
    return site + "/" + edge;
  }
}
