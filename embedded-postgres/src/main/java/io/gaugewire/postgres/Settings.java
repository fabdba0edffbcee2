package io.gaugewire.postgres;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of PostgreSQL's configuration that is ours, written anew at every start. */
final class Settings {
  /** Included at the end of {@code postgresql.conf}, so that it decides. */
  static final String FILE = "gaugewire.conf";

  private static final Pattern PORT = Pattern.compile("(?m)^port = (\\d+)$");

  private Settings() {}

  static String text(Options options, int port) {
    String sync = options.durability() == Options.Durability.DURABLE ? "on" : "off";
    return """
        # Written by Gaugewire at every start: changes made here are lost.
        listen_addresses = '127.0.0.1'
        port = %d
        unix_socket_directories = ''
        max_connections = 100
        shared_buffers = %dMB
        work_mem = 16MB
        maintenance_work_mem = 128MB
        fsync = %s
        synchronous_commit = %s
        full_page_writes = %s
        wal_level = replica
        min_wal_size = 1GB
        max_wal_size = 6GB
        checkpoint_timeout = 15min
        random_page_cost = 1.1
        jit = off
        timezone = 'UTC'
        log_timezone = 'UTC'
        logging_collector = on
        log_directory = 'log'
        log_filename = 'postgresql-%%a.log'
        log_rotation_age = 1d
        log_rotation_size = 0
        log_truncate_on_rotation = on
        """
        .formatted(port, options.sharedBuffersMegabytes(), sync, sync, sync);
  }

  /** The port that an earlier {@link #text} names. */
  static Optional<Integer> port(String text) {
    Matcher matcher = PORT.matcher(text);
    return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }
}
