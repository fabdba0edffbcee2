package io.gaugewire.edge.modbus;

/**
 * In which order the bytes of a value lie in its registers; A is the most significant byte.
 *
 * <p>Values of 64 bits follow the same two questions: which word comes first, and which byte within
 * a word.
 */
public enum WordOrder {
  /** Most significant word first, most significant byte first: the order of the protocol itself. */
  ABCD(false, false),
  /** Most significant word first, bytes swapped within each word. */
  BADC(false, true),
  /** Least significant word first. */
  CDAB(true, false),
  /** Least significant word first and bytes swapped: little-endian throughout. */
  DCBA(true, true);

  private final boolean lowWordFirst;
  private final boolean lowByteFirst;

  WordOrder(boolean lowWordFirst, boolean lowByteFirst) {
    this.lowWordFirst = lowWordFirst;
    this.lowByteFirst = lowByteFirst;
  }

  boolean lowWordFirst() {
    return lowWordFirst;
  }

  boolean lowByteFirst() {
    return lowByteFirst;
  }
}
