package io.gaugewire.edge.testing;

/** A server that can be broken. */
public interface Door extends AutoCloseable {
  int port();

  /** Breaks every connection and comes back on the same port. */
  void restart() throws Exception;

  /** Takes messages, answers nothing. */
  void freeze(boolean frozen);

  void send(String topic, byte[] payload);

  @Override
  void close() throws Exception;
}
