package io.gaugewire.ingest.identity;

import io.gaugewire.ingest.audit.Author;
import io.gaugewire.ingest.audit.Changes;
import io.gaugewire.ingest.command.DataDirectories;
import io.gaugewire.ingest.command.DatabaseChoice;
import io.gaugewire.ingest.database.Database;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code gaugewire administrator}: the first person of a new server, or the way back in for a plant
 * whose administrators are gone. Whoever can read the database's password may use it; that it was
 * used stands in the chain of changes, with the operating system's user.
 */
@Command(
    name = "administrator",
    mixinStandardHelpOptions = true,
    description =
        "Makes somebody an administrator who can sign in: the first person of a new server, or the"
            + " way back in. Asks for the password, or reads it as one line of standard input.")
public final class AdministratorVerb implements Callable<Integer> {
  private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{0,59}");
  private static final int SHORTEST_PASSWORD = 10;
  private static final int LONGEST_PASSWORD = 200;

  private final DataDirectories directories;
  private final InputStream input;

  @Mixin private DatabaseChoice database = new DatabaseChoice();

  @Parameters(paramLabel = "LOGIN", description = "the name to sign in with, such as li.wei")
  private String login = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "",
      description = "the person's own name, as signatures show it; default: LOGIN")
  private String name = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  /**
   * The verb.
   *
   * @param directories opens what {@code --data} names
   */
  public AdministratorVerb(DataDirectories directories) {
    this(directories, System.in);
  }

  AdministratorVerb(DataDirectories directories, InputStream input) {
    this.directories = directories;
    this.input = input;
  }

  @Override
  public Integer call() throws IOException, SQLException {
    String wanted = login.toLowerCase(Locale.ROOT);
    if (!LOGIN.matcher(wanted).matches()) {
      throw new ParameterException(
          spec.commandLine(),
          "LOGIN: give up to 60 letters a-z, digits, points and hyphens, such as li.wei");
    }
    String password = password();
    try (DataDirectories.OpenDatabase open = database.open(directories);
        Database opened = Database.open(open.options())) {
      Clock clock = Clock.systemUTC();
      boolean added =
          new People(new IdentityStore(opened.jdbi()), new Changes(opened.jdbi(), clock))
              .administrator(
                  new Author("system", "command line of " + System.getProperty("user.name")),
                  wanted,
                  name.isBlank() ? wanted : name.strip(),
                  password,
                  clock.instant());
      spec.commandLine()
          .getOut()
          .println(
              wanted
                  + (added
                      ? " was added and is an administrator"
                      : " is an administrator; the password is new and open sessions have ended")
                  + ". Sign in at the desk and give everybody else their offices.");
    }
    spec.commandLine().getOut().flush();
    return 0;
  }

  @SuppressWarnings(
      "SystemConsoleNull") // It is null without a terminal unless jdk.console says not.
  private String password() throws IOException {
    Console console = System.console();
    String password = console != null && console.isTerminal() ? asked(console) : piped(input);
    if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
      throw new IOException(
          "a password has "
              + SHORTEST_PASSWORD
              + " to "
              + LONGEST_PASSWORD
              + " characters; nothing was changed");
    }
    return password;
  }

  private static String asked(Console console) throws IOException {
    char[] first = console.readPassword("Password for the new administrator: ");
    char[] second = console.readPassword("Once more: ");
    if (first == null || !Arrays.equals(first, second)) {
      throw new IOException("the two passwords differ; nothing was changed");
    }
    return new String(first);
  }

  private static String piped(InputStream input) throws IOException {
    String line =
        new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8)).readLine();
    if (line == null) {
      throw new IOException("give the password as one line of standard input, or use a terminal");
    }
    return line;
  }
}
