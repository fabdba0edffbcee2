package io.gaugewire.ingest.audit;

/**
 * Who changes a record.
 *
 * @param name sign-in name, {@code system}, or {@code edge:site/name}
 * @param origin network address, or the part of the system
 */
public record Author(String name, String origin) {
  public Author {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a change has an author");
    }
  }

  /** The system itself, such as a clock that ran out. */
  public static Author system(String part) {
    return new Author("system", part);
  }
}
