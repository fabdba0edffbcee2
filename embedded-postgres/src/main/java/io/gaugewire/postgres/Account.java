package io.gaugewire.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * As whom PostgreSQL runs. It refuses to run as root, so root needs another way: a user namespace,
 * in which root's own files stay its own without its powers, or, where the machine forbids that
 * (many containers do), an unprivileged account that then owns the cluster.
 */
sealed interface Account {
  Duration PROBE_TIMEOUT = Duration.ofSeconds(10);
  Path ROOT_DIRECTORY = Path.of("/");

  /** {@code words} as a command line of this account. */
  List<String> command(List<String> words);

  /** Makes {@code tree} belong to this account. */
  void own(Path tree) throws IOException;

  /** The user who started the program; not root. */
  record Caller() implements Account {
    @Override
    public List<String> command(List<String> words) {
      return List.copyOf(words);
    }

    @Override
    public void own(Path tree) {}
  }

  /** Root, stripped of its powers by a user namespace without a mapping. */
  record Namespace() implements Account {
    @Override
    public List<String> command(List<String> words) {
      return prefixed(List.of("unshare", "--user"), words);
    }

    @Override
    public void own(Path tree) {}
  }

  /** Another account, by number. */
  record Other(int uid, int gid) implements Account {
    @Override
    public List<String> command(List<String> words) {
      return prefixed(
          List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups"), words);
    }

    @Override
    public void own(Path tree) throws IOException {
      Trees.chown(tree, uid, gid);
    }

    /** Takes over {@code directory}, and fails when this account cannot get at it. */
    private Other takingOver(Path directory, String whyNotNamespace) throws IOException {
      Files.setAttribute(directory, "unix:uid", uid);
      Files.setAttribute(directory, "unix:gid", gid);
      Command.Outcome entered = run(this, "test", "-w", directory.toString());
      if (!entered.succeeded()) {
        Files.setAttribute(directory, "unix:uid", 0);
        Files.setAttribute(directory, "unix:gid", 0);
        throw new PostgresUnavailableException(
            "PostgreSQL does not run as root, user namespaces are not allowed here ("
                + whyNotNamespace
                + ") and user id "
                + uid
                + " cannot enter "
                + directory
                + "; choose a data directory that all may enter, such as /var/lib/gaugewire, or start"
                + " as an ordinary user");
      }
      return this;
    }
  }

  /** The account for the cluster in {@code directory}, which exists. */
  static Account forCluster(Path directory) throws IOException {
    int self = uidOf(Path.of("/proc/self"));
    int owner = uidOf(directory);
    if (self != 0) {
      if (owner != self) {
        throw new PostgresUnavailableException(
            directory
                + " belongs to user id "
                + owner
                + ", this is user id "
                + self
                + "; start as its owner, or choose another data directory");
      }
      return new Caller();
    }
    if (owner != 0) {
      return new Other(owner, (Integer) Files.getAttribute(directory, "unix:gid"));
    }
    var namespace = new Namespace();
    Command.Outcome inNamespace = run(namespace, "true");
    if (inNamespace.succeeded()) {
      return namespace;
    }
    Other other =
        unprivileged(Files.readAllLines(Path.of("/etc/passwd")))
            .orElseThrow(
                () ->
                    new PostgresUnavailableException(
                        "PostgreSQL does not run as root, user namespaces are not allowed here ("
                            + inNamespace.output()
                            + ") and there is no account postgres or nobody; start as an ordinary"
                            + " user"));
    return other.takingOver(directory, inNamespace.output());
  }

  private static Command.Outcome run(Account account, String... words) {
    return Command.run(account.command(List.of(words)), ROOT_DIRECTORY, PROBE_TIMEOUT);
  }

  /** The account {@code postgres} of a passwd file, or else {@code nobody}. */
  static Optional<Other> unprivileged(List<String> passwd) {
    for (String name : List.of("postgres", "nobody")) {
      for (String line : passwd) {
        String[] fields = line.split(":", -1);
        if (fields.length >= 4 && fields[0].equals(name)) {
          return Optional.of(new Other(Integer.parseInt(fields[2]), Integer.parseInt(fields[3])));
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> prefixed(List<String> prefix, List<String> words) {
    var all = new ArrayList<>(prefix);
    all.addAll(words);
    return List.copyOf(all);
  }

  private static int uidOf(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:uid");
  }
}
