package io.gaugewire.ingest.notices;

import io.gaugewire.ingest.config.ServerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The doors that a plant's configuration names. */
public record Doors(ServerConfig.Notices named) {
  List<Door> open() throws IOException {
    List<Door> doors = new ArrayList<>();
    for (ServerConfig.Webhook webhook : named.webhooks()) {
      doors.add(new Webhook(webhook.address(), secret(webhook.secret())));
    }
    if (named.mail().isPresent()) {
      ServerConfig.Mail mail = named.mail().get();
      doors.add(new Mailbox(mail, secret(mail.password())));
    }
    return doors;
  }

  private static Optional<String> secret(Optional<Path> file) throws IOException {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Files.readString(file.get())
            .lines()
            .findFirst()
            .orElseThrow(() -> new IOException(file.get() + " is empty; it holds a secret")));
  }
}
