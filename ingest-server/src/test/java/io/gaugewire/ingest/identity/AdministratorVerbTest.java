package io.gaugewire.ingest.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gaugewire.ingest.TestDatabases;
import io.gaugewire.ingest.audit.Author;
import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.database.Database;
import io.gaugewire.ingest.database.DatabaseOptions;
import io.gaugewire.ingest.web.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Tag("scenario")
class AdministratorVerbTest {
  private static final ZoneId FARTHEST_WEST = ZoneId.of("Pacific/Pago_Pago");

  @TempDir private Path folder = Path.of("");
  private final DatabaseOptions options = TestDatabases.fresh();
  private final StringWriter said = new StringWriter();

  private int run(String input, String... arguments) {
    var verb =
        new AdministratorVerb(
            directory -> {
              throw new IOException("no data directory in this test");
            },
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    return new CommandLine(verb)
        .setOut(new PrintWriter(said))
        .setErr(new PrintWriter(said))
        .setExecutionExceptionHandler(
            (failure, command, result) -> {
              said.append(failure.getMessage());
              return 1;
            })
        .execute(arguments);
  }

  private String config() throws IOException {
    Path password = Files.writeString(folder.resolve("password"), options.password() + "\n");
    return Files.writeString(
            folder.resolve("server.yml"),
            """
            database:
              url: %s
              user: %s
              password: %s
            """
                .formatted(options.url(), options.user(), password))
        .toString();
  }

  private static Sessions.Opened signIn(Identity identity, String login, String password) {
    return identity.sessions().signIn(new Sessions.Attempt.Password(login, password), "127.0.0.1");
  }

  @Test
  void theFirstPersonOfANewServerSignsInAndMayMakeOthers() throws IOException, SQLException {
    String config = config();
    assertThat(run("a password\n", "Li.Wei", "--name", "李伟", "--config", config))
        .as(said.toString())
        .isZero();
    assertThat(said.toString()).contains("li.wei was added and is an administrator");
    try (Database database = Database.open(options)) {
      Clock clock = Clock.systemUTC();
      Changes changes = new Changes(database.jdbi(), clock);
      Identity identity = new Identity(database.jdbi(), changes, clock, FARTHEST_WEST, false);
      Sessions.Opened opened = signIn(identity, "li.wei", "a password");
      assertThat(opened.caller().name()).isEqualTo("李伟");
      assertThat(opened.caller().may(Permission.EDIT_PEOPLE)).isTrue();
      List<String> reasons =
          database
              .jdbi()
              .withHandle(
                  handle ->
                      handle
                          .createQuery("select distinct reason from audit_entry")
                          .mapTo(String.class)
                          .list());
      assertThat(reasons).contains("made an administrator at the command line");
    }
  }

  @Test
  void whoeverWasLockedOutComesBackInAndOldSessionsEnd() throws IOException, SQLException {
    String config = config();
    try (Database database = Database.open(options)) {
      Clock clock = Clock.systemUTC();
      Changes changes = new Changes(database.jdbi(), clock);
      Identity identity = new Identity(database.jdbi(), changes, clock, FARTHEST_WEST, false);
      LocalDate past = LocalDate.of(2020, 1, 1);
      identity
          .people()
          .add(
              Author.system("test"),
              new byte[0],
              new People.Edit(
                  Person.named(
                      UUID.randomUUID(), "li.wei", "李伟", new Person.Active(past, Optional.empty())),
                  List.of(new Person.Office("inspector", past, Optional.empty())),
                  Optional.of("the old password"),
                  Optional.empty()));
      String token = signIn(identity, "li.wei", "the old password").token();
      for (int attempt = 0; attempt < 5; attempt++) {
        assertThatThrownBy(() -> signIn(identity, "li.wei", "guessed wrong"))
            .isInstanceOf(ProblemException.class);
      }

      assertThat(run("the new password\n", "li.wei", "--config", config))
          .as(said.toString())
          .isZero();

      assertThatThrownBy(() -> identity.sessions().caller(Optional.of(token), "127.0.0.1"))
          .isInstanceOf(ProblemException.class);
      assertThat(signIn(identity, "li.wei", "the new password").caller().roles())
          .containsExactlyInAnyOrder(Role.INSPECTOR, Role.ADMINISTRATOR);
    }
  }

  @Test
  void whatCannotBeTakenChangesNothingAndSaysWhatWouldBeRight() throws IOException, SQLException {
    String config = config();
    assertThat(run("short\n", "li.wei", "--config", config)).isEqualTo(1);
    assertThat(said.toString()).contains("10 to 200 characters; nothing was changed");
    assertThat(run("", "li.wei", "--config", config)).isEqualTo(1);
    assertThat(run("a password\n", "li wei", "--config", config)).isEqualTo(2);
    try (Database database = Database.open(options)) {
      assertThat(new IdentityStore(database.jdbi()).people()).isEmpty();
    }
  }
}
