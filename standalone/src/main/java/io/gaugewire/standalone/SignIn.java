package io.gaugewire.standalone;

import io.gaugewire.wire.EdgeId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The edge's sign-in at the server, made at the first start; only the owner of the data directory
 * can read it.
 *
 * @param user {@code site/edge}
 * @param edgeFile the edge's copy of the password
 * @param serverFile the server's list of edges and passwords
 */
record SignIn(String user, Path edgeFile, Path serverFile) {
  private static final int SECRET_BYTES = 24;

  static SignIn of(EdgeId edge, DataDirectory data) throws IOException {
    String user = edge.site() + "/" + edge.edge();
    Path edgeFile = data.directory("edge").resolve("password");
    Path serverFile = data.directory("server").resolve("edges");
    if (!Files.exists(edgeFile)) {
      write(edgeFile, secret() + "\n");
    }
    String password = Files.readString(edgeFile).strip();
    write(serverFile, user + ":" + password + "\n");
    return new SignIn(user, edgeFile, serverFile);
  }

  private static String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A file that is there is whole: it takes its name when everything is in it. */
  private static void write(Path file, String text) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path fresh =
        Files.createTempFile(
            folder,
            file.getFileName().toString(),
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(fresh, text.getBytes(StandardCharsets.UTF_8));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
