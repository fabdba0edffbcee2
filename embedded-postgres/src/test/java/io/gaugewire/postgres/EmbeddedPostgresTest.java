package io.gaugewire.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class EmbeddedPostgresTest {
  @TempDir Path directory;

  private Options options() {
    return Options.in(directory.resolve("postgres")).withBinaries(TestPostgres.binaries());
  }

  @Test
  void keepsRowsAcrossAStopAndAStart() throws Exception {
    try (var first = EmbeddedPostgres.start(options())) {
      execute(first, "CREATE TABLE reading (value float8)");
      execute(first, "INSERT INTO reading VALUES (9.98)");
    }
    try (var second = EmbeddedPostgres.start(options())) {
      assertThat(query(second, "SELECT value FROM reading")).isEqualTo("9.98");
    }
  }

  @Test
  void isDurableLocalAndIndependentOfTheCallersLocale() throws Exception {
    try (var postgres = EmbeddedPostgres.start(options())) {
      assertThat(query(postgres, "SHOW fsync")).isEqualTo("on");
      assertThat(query(postgres, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(query(postgres, "SHOW full_page_writes")).isEqualTo("on");
      assertThat(query(postgres, "SHOW data_checksums")).isEqualTo("on");
      assertThat(query(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(query(postgres, "SHOW server_encoding")).isEqualTo("UTF8");
      assertThat(query(postgres, "SELECT upper('zażółć')")).isEqualTo("ZAŻÓŁĆ");
      assertThat(query(postgres, "SHOW timezone")).isIn("UTC", System.getProperty("user.timezone"));
    }
  }

  @Test
  void letsNobodyInWithoutThePassword() throws Exception {
    try (var postgres = EmbeddedPostgres.start(options())) {
      assertThatThrownBy(
              () -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "guess"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
      Path password = directory.resolve("postgres/password");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
          .isEqualTo("rw-------");
      assertThat(Files.readString(password)).isEqualTo(postgres.password()).hasSizeGreaterThan(20);
      assertThat(directory.resolve("postgres/password.initdb")).doesNotExist();
    }
  }

  @Test
  void takesOverWhatAKilledJvmLeftRunning() throws Exception {
    Options options = options();
    int committed;
    try (var launcher = LauncherProcess.over(options.directory())) {
      committed = launcher.committed(20);
      launcher.kill();
    }
    long orphan = Postmaster.over(options.directory().resolve("cluster")).orElseThrow().pid();
    long start = System.nanoTime();
    try (var postgres = EmbeddedPostgres.start(options)) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
      assertThat(postgres.pid()).isEqualTo(orphan);
      assertThat(Integer.parseInt(query(postgres, "SELECT count(*) FROM row")))
          .isBetween(committed, committed + 100_000);
      assertThat(query(postgres, "SELECT count(*) = max(n) FROM row")).isEqualTo("t");
    }
    assertThat(Postmaster.over(options.directory().resolve("cluster"))).isEmpty();
  }

  @Test
  void replacesALeftOverThatRunsWithOtherSettings() throws Exception {
    Options options = options();
    try (var launcher = LauncherProcess.over(options.directory())) {
      launcher.committed(5);
      launcher.kill();
    }
    long orphan = Postmaster.over(options.directory().resolve("cluster")).orElseThrow().pid();
    try (var postgres = EmbeddedPostgres.start(options.withSharedBuffersMegabytes(64))) {
      assertThat(postgres.pid()).isNotEqualTo(orphan);
      assertThat(query(postgres, "SHOW shared_buffers")).isEqualTo("64MB");
      assertThat(query(postgres, "SELECT count(*) >= 5 FROM row")).isEqualTo("t");
    }
  }

  @Test
  void losesNoCommittedRowWhenThePostmasterIsKilled() throws Exception {
    Options options = options();
    try (var crashed = EmbeddedPostgres.start(options)) {
      execute(crashed, "CREATE TABLE row AS SELECT generate_series(1, 1000) AS n");
      ProcessHandle postmaster = ProcessHandle.of(crashed.pid()).orElseThrow();
      postmaster.destroyForcibly();
      postmaster.onExit().get(10, TimeUnit.SECONDS);
      assertThat(crashed.running()).isFalse();
    }
    try (var postgres = EmbeddedPostgres.start(options)) {
      assertThat(query(postgres, "SELECT sum(n) FROM row")).isEqualTo("500500");
    }
  }

  // After a restart of the machine the number in postmaster.pid may belong to any program.
  @Test
  void isNotFooledByAPidThatNowBelongsToAnotherProgram() throws Exception {
    Options options = options();
    try (var postgres = EmbeddedPostgres.start(options)) {
      execute(postgres, "CREATE TABLE kept (n int)");
    }
    Path pidFile = Postmaster.pidFile(options.directory().resolve("cluster"));
    Files.writeString(pidFile, ProcessHandle.current().pid() + "\n");
    try (var postgres = EmbeddedPostgres.start(options)) {
      assertThat(query(postgres, "SELECT count(*) FROM kept")).isEqualTo("0");
    }
  }

  @Test
  void refusesAClusterOfAnotherRelease() throws Exception {
    Options options = options();
    Files.createDirectories(options.directory().resolve("cluster"));
    Files.writeString(options.directory().resolve("cluster/PG_VERSION"), "17\n");
    Files.writeString(options.directory().resolve("password"), "x");
    assertThatThrownBy(() -> EmbeddedPostgres.start(options))
        .isInstanceOf(PostgresUnavailableException.class)
        .hasMessageContaining("was made by PostgreSQL 17")
        .hasMessageContaining("carries PostgreSQL 18");
  }

  @Test
  void refusesASecondLauncherOnOneDirectory() throws Exception {
    try (var first = EmbeddedPostgres.start(options())) {
      assertThatThrownBy(() -> EmbeddedPostgres.start(options()))
          .isInstanceOf(PostgresUnavailableException.class)
          .hasMessageContaining("Another process uses the database");
      assertThat(query(first, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void saysWhichPortIsTaken() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedPostgres.start(options().withPort(taken.getLocalPort())))
          .isInstanceOf(PostgresUnavailableException.class)
          .hasMessageContaining("Port " + taken.getLocalPort() + " is in use");
    }
  }

  @Test
  void saysSoWhenTheDirectoryCannotBeMade() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> EmbeddedPostgres.start(Options.in(file.resolve("postgres"))))
        .isInstanceOf(PostgresUnavailableException.class)
        .hasMessageContaining("choose a data directory that you may write to");
  }

  @Test
  void saysSoWhenThePasswordIsGone() throws Exception {
    EmbeddedPostgres.start(options()).close();
    Files.delete(directory.resolve("postgres/password"));
    assertThatThrownBy(() -> EmbeddedPostgres.start(options()))
        .isInstanceOf(PostgresUnavailableException.class)
        .hasMessageContaining("put it back from a backup");
  }

  @Test
  void startsOverWhatAnInterruptedFirstStartLeft() throws Exception {
    Files.createDirectories(directory.resolve("postgres/cluster.new/base"));
    Files.createFile(directory.resolve("postgres/cluster.new/base/torn"));
    try (var postgres = EmbeddedPostgres.start(options())) {
      assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
    }
    assertThat(directory.resolve("postgres/cluster.new")).doesNotExist();
  }

  // Root where user namespaces are forbidden, as in many containers: the cluster belongs to nobody.
  @Test
  void asRootUsesTheAccountThatOwnsTheDirectory() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "not root");
    Account.Other nobody =
        Account.unprivileged(Files.readAllLines(Path.of("/etc/passwd"))).orElseThrow();
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path owned = Files.createDirectory(options().directory());
    nobody.own(owned);
    try (var postgres = EmbeddedPostgres.start(options())) {
      assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
      Path process = Path.of("/proc", Long.toString(postgres.pid()));
      assertThat(Files.getAttribute(process, "unix:uid")).isEqualTo(nobody.uid());
      assertThat(Files.getAttribute(owned.resolve("cluster"), "unix:uid")).isEqualTo(nobody.uid());
    }
  }

  @Test
  void givesEachTestAnEmptyDatabase() throws Exception {
    TestPostgres.Database one = TestPostgres.shared().freshDatabase();
    TestPostgres.Database two = TestPostgres.shared().freshDatabase();
    assertThat(one.jdbcUrl()).isNotEqualTo(two.jdbcUrl());
    for (TestPostgres.Database database : List.of(one, two)) {
      try (var connection =
              DriverManager.getConnection(
                  database.jdbcUrl(), database.user(), database.password());
          var statement = connection.createStatement()) {
        statement.execute("CREATE TABLE same_name (n int)");
      }
    }
  }

  @Test
  void hasNoBinariesForOtherSystems() {
    assertThat(Binaries.archiveName("Linux", "amd64")).isEqualTo("/postgres-linux-x86_64.txz");
    assertThatThrownBy(() -> Binaries.archiveName("Mac OS X", "aarch64"))
        .hasMessageContaining("runs on Linux");
    assertThatThrownBy(() -> Binaries.archiveName("Linux", "riscv64"))
        .hasMessageContaining("use an installed PostgreSQL");
  }

  @Test
  void prefersThePostgresAccountToNobody() {
    var passwd =
        List.of(
            "root:x:0:0:root:/root:/bin/bash",
            "nobody:x:65534:65533:nobody:/:/usr/sbin/nologin",
            "postgres:x:105:106::/var/lib/postgresql:/bin/bash");
    assertThat(Account.unprivileged(passwd)).contains(new Account.Other(105, 106));
    assertThat(Account.unprivileged(passwd.subList(0, 2)))
        .contains(new Account.Other(65534, 65533));
    assertThat(Account.unprivileged(passwd.subList(0, 1))).isEmpty();
  }

  private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (var connection = postgres.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(EmbeddedPostgres postgres, String sql)
      throws SQLException, IOException {
    try (var connection = postgres.connect();
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      assertThat(result.next()).isTrue();
      return result.getString(1);
    }
  }
}
