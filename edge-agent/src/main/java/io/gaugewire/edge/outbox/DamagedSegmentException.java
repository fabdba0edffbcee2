package io.gaugewire.edge.outbox;

/** A segment has unreadable bytes before its last readable record. */
final class DamagedSegmentException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Segment segment;

  DamagedSegmentException(Segment segment, String reason) {
    super(segment.path().getFileName() + ": " + reason);
    this.segment = segment;
  }

  Segment segment() {
    return segment;
  }
}
