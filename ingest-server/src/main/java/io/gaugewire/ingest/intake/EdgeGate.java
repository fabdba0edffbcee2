package io.gaugewire.ingest.intake;

import io.gaugewire.wire.EdgeId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Says which edge a connection is, from what it shows. Safe for use by many threads. */
public sealed interface EdgeGate {
  /**
   * The edge that signs in.
   *
   * @param user its user name, {@code site/edge}; empty when it shows none
   * @param password its password, empty when it shows none
   * @param certificate common name of its verified certificate, {@code site/edge}; empty without
   *     one
   * @return empty when it is not let in
   */
  Optional<Admission> admit(String user, String password, Optional<String> certificate);

  /** Who is let in. */
  sealed interface Admission {
    /** The edge is known by what it showed. */
    record As(EdgeId edge) implements Admission {}

    /** It is the edge whose topics it uses first. */
    record AsItSays() implements Admission {}
  }

  /** Lets everyone in; for a network that is trusted, such as loopback. */
  record Open() implements EdgeGate {
    @Override
    public Optional<Admission> admit(String user, String password, Optional<String> certificate) {
      return certificate.isPresent()
          ? certificate.flatMap(EdgeGate::edge).map(Admission.As::new)
          : Optional.of(
              edge(user).<Admission>map(Admission.As::new).orElse(new Admission.AsItSays()));
    }
  }

  /** Asks for the password of the edge; a certificate, where shown, must name the same edge. */
  record Passwords(Map<EdgeId, String> passwords) implements EdgeGate {
    public Passwords {
      passwords = Map.copyOf(passwords);
    }

    /**
     * From a file with one {@code site/edge:password} a line.
     *
     * @throws IOException when it cannot be read or a line has another form; the line's number is
     *     told, its text is not
     */
    public static Passwords read(Path file) throws IOException {
      Map<EdgeId, String> passwords = new HashMap<>();
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        number++;
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        int colon = line.indexOf(':');
        Optional<EdgeId> edge = colon < 0 ? Optional.empty() : edge(line.substring(0, colon));
        if (edge.isEmpty() || colon + 1 == line.length()) {
          throw new IOException(file + " line " + number + ": expected site/edge:password");
        }
        passwords.put(edge.get(), line.substring(colon + 1));
      }
      return new Passwords(passwords);
    }

    @Override
    public Optional<Admission> admit(String user, String password, Optional<String> certificate) {
      Optional<EdgeId> edge = edge(user);
      if (edge.isEmpty() || (certificate.isPresent() && !certificate.get().equals(user))) {
        return Optional.empty();
      }
      // A wrong name takes as long as a wrong password.
      String expected = passwords.getOrDefault(edge.get(), "");
      boolean right = MessageDigest.isEqual(utf8(expected), utf8(password));
      return right && !expected.isEmpty()
          ? Optional.of(new Admission.As(edge.get()))
          : Optional.empty();
    }

    @Override
    public String toString() {
      return "Passwords[" + passwords.size() + " edges]";
    }

    private static byte[] utf8(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  private static Optional<EdgeId> edge(String name) {
    int slash = name.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(new EdgeId(name.substring(0, slash), name.substring(slash + 1)));
    } catch (IllegalArgumentException unusable) {
      return Optional.empty();
    }
  }
}
