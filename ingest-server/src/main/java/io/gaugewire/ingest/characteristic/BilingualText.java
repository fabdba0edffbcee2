package io.gaugewire.ingest.characteristic;

/** A text in both languages of the product; neither is empty. */
public record BilingualText(String en, String zh) {
  public BilingualText {
    if (en.isBlank() || zh.isBlank()) {
      throw new IllegalArgumentException("a text needs its English and its Chinese wording");
    }
  }
}
