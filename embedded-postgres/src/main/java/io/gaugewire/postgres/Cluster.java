package io.gaugewire.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * One database cluster on disk and the programs that make, start and stop it. Confined to the
 * thread that holds the launcher's lock.
 */
final class Cluster {
  static final String SUPERUSER = "gaugewire";

  private static final long FREE_BYTES_NEEDED = 300L << 20;
  private static final int PASSWORD_BYTES = 24;
  private static final int LOG_TAIL_CHARACTERS = 2_000;
  private static final Duration INITDB_TIMEOUT = Duration.ofMinutes(3);
  private static final Duration FAST_STOP_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration IMMEDIATE_STOP_TIMEOUT = Duration.ofSeconds(20);

  private final Path root;
  private final Path data;
  private final Path bin;
  private final Account account;
  private final String password;

  private Cluster(Path root, Path bin, Account account, String password) {
    this.root = root;
    this.data = root.resolve("cluster");
    this.bin = bin;
    this.account = account;
    this.password = password;
  }

  /** The cluster in {@code options.directory()}, made if there is none. */
  static Cluster open(Options options) {
    Path root = options.directory();
    try {
      boolean exists = Files.exists(root.resolve("cluster"));
      checkSpace(root, exists);
      Account account = Account.forCluster(root);
      Path bin = Binaries.unpackedAt(options.binaries()).resolve("bin");
      var cluster = new Cluster(root, bin, account, password(root, exists));
      if (exists) {
        cluster.checkVersion();
        cluster.handToAccount();
      } else {
        cluster.initialise(options.durability());
      }
      return cluster;
    } catch (IOException e) {
      throw new PostgresUnavailableException(
          "Cannot use " + root + " for the database; is it writable and is the disk not full?", e);
    }
  }

  Path data() {
    return data;
  }

  String password() {
    return password;
  }

  private static void checkSpace(Path root, boolean exists) {
    // Not by FileStore: that looks for a mount point, and in a chroot there may be none.
    long free = root.toFile().getUsableSpace();
    if (!exists && free < FREE_BYTES_NEEDED) {
      throw new PostgresUnavailableException(
          "A new database needs 300 MB in "
              + root
              + ", there are "
              + (free >> 20)
              + " MB; free some space or choose another data directory");
    }
  }

  private void checkVersion() throws IOException {
    String found = Files.readString(data.resolve("PG_VERSION")).strip();
    if (!found.equals(Binaries.MAJOR)) {
      throw new PostgresUnavailableException(
          data
              + " was made by PostgreSQL "
              + found
              + ", this release carries PostgreSQL "
              + Binaries.MAJOR
              + "; take a backup with the release that made it and restore it here, or choose another"
              + " data directory");
    }
  }

  /** An earlier run on this machine may have used another account. */
  private void handToAccount() throws IOException {
    if (!Files.getOwner(data).equals(Files.getOwner(root))) {
      account.own(data);
    }
  }

  private static String password(Path root, boolean clusterExists) throws IOException {
    Path file = root.resolve("password");
    if (Files.exists(file)) {
      return Files.readString(file).strip();
    }
    if (clusterExists) {
      throw new PostgresUnavailableException(
          "The password file "
              + file
              + " is gone; put it back from a backup of the data directory");
    }
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    writePrivately(file, password);
    return password;
  }

  private static void writePrivately(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    var onlyOwner =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var createNew = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = FileChannel.open(file, createNew, onlyOwner)) {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
      channel.force(true);
    }
  }

  /** The cluster gets its name only when complete; what an interrupted attempt left is removed. */
  private void initialise(Options.Durability durability) throws IOException {
    Path fresh = root.resolve("cluster.new");
    Path passwordCopy = root.resolve("password.initdb");
    Trees.delete(fresh);
    try {
      writePrivately(passwordCopy, password);
      account.own(passwordCopy);
      Files.createDirectory(
          fresh,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      account.own(fresh);
      Command.Outcome made =
          run(INITDB_TIMEOUT, initdb(fresh, passwordCopy, durability).toArray(String[]::new));
      if (!made.succeeded()) {
        throw new PostgresUnavailableException("initdb failed: " + made.output());
      }
      Files.writeString(
          fresh.resolve("postgresql.conf"),
          "\ninclude_if_exists = '" + Settings.FILE + "'\n",
          StandardOpenOption.APPEND);
      Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
      try (var directory = FileChannel.open(root)) {
        directory.force(true);
      }
    } finally {
      Files.deleteIfExists(passwordCopy);
    }
  }

  private List<String> initdb(Path fresh, Path passwordCopy, Options.Durability durability) {
    return List.of(
        bin.resolve("initdb").toString(),
        "--pgdata=" + fresh,
        "--username=" + SUPERUSER,
        "--pwfile=" + passwordCopy,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
        "--text-search-config=simple",
        "--data-checksums",
        durability == Options.Durability.DURABLE ? "--no-instructions" : "--no-sync");
  }

  /** The settings that the cluster was last started with; empty before the first start. */
  String settings() throws IOException {
    Path file = data.resolve(Settings.FILE);
    return Files.exists(file) ? Files.readString(file) : "";
  }

  /** Starts with {@code settings} and returns when connections are accepted. */
  void start(String settings, Duration within) throws IOException {
    Path file = data.resolve(Settings.FILE);
    Path startLog = data.resolve("start.log");
    Files.writeString(file, settings);
    Files.deleteIfExists(startLog);
    account.own(file);
    // Whoever it named is dead: Postmaster.over looked. PostgreSQL itself would ask only for the
    // number.
    Files.deleteIfExists(Postmaster.pidFile(data));
    Command.Outcome started =
        run(
            within.plusSeconds(5),
            bin.resolve("pg_ctl").toString(),
            "start",
            "--pgdata=" + data,
            "--log=" + startLog,
            "--wait",
            "--timeout=" + within.toSeconds());
    if (!started.succeeded()) {
      throw new PostgresUnavailableException(
          "PostgreSQL did not start over "
              + data
              + ": "
              + started.output().lines().findFirst().orElse("")
              + "\n"
              + tail(startLog)
              + tail(newestLog()));
    }
  }

  /** Stops whatever runs over this cluster; open transactions are rolled back. */
  void stop() {
    if (!stop("fast", FAST_STOP_TIMEOUT) && !stop("immediate", IMMEDIATE_STOP_TIMEOUT)) {
      throw new PostgresUnavailableException(
          "PostgreSQL over " + data + " does not stop; end it by hand and start again");
    }
  }

  private boolean stop(String mode, Duration within) {
    run(
        within.plusSeconds(5),
        bin.resolve("pg_ctl").toString(),
        "stop",
        "--pgdata=" + data,
        "--mode=" + mode,
        "--wait",
        "--timeout=" + within.toSeconds());
    return Postmaster.over(data).isEmpty();
  }

  private Command.Outcome run(Duration within, String... words) {
    return Command.run(account.command(List.of(words)), root, within);
  }

  private Path newestLog() throws IOException {
    Path logs = data.resolve("log");
    if (!Files.isDirectory(logs)) {
      return logs;
    }
    Path newest = logs;
    try (var files = Files.newDirectoryStream(logs)) {
      for (Path file : files) {
        if (newest.equals(logs)
            || Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(newest)) > 0) {
          newest = file;
        }
      }
    }
    return newest;
  }

  private static String tail(Path log) throws IOException {
    if (!Files.isRegularFile(log)) {
      return "";
    }
    String text = Files.readString(log, StandardCharsets.UTF_8);
    return text.substring(Math.max(0, text.length() - LOG_TAIL_CHARACTERS));
  }
}
