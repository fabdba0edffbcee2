package io.gaugewire.ingest.intake;

/** A way to one edge that is open now. */
@FunctionalInterface
public interface Downlink {
  /**
   * Sends at QoS 1; returns at once, on any thread. What cannot be sent is dropped: it is asked
   * for.
   */
  void send(String topic, byte[] payload);
}
