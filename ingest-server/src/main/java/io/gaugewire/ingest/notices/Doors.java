package io.gaugewire.ingest.notices;

import io.gaugewire.ingest.config.ServerConfig;
import io.gaugewire.settings.SecretFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The doors that a plant's configuration names. */
public record Doors(ServerConfig.Notices named) {
  List<Door> open() throws IOException {
    List<Door> doors = new ArrayList<>();
    for (ServerConfig.Webhook webhook : named.webhooks()) {
      doors.add(new Webhook(webhook.address(), secret(webhook.secret(), "notify.webhooks.secret")));
    }
    if (named.mail().isPresent()) {
      ServerConfig.Mail mail = named.mail().get();
      doors.add(new Mailbox(mail, secret(mail.password(), "notify.mail.password")));
    }
    return doors;
  }

  private static Optional<String> secret(Optional<Path> file, String key) throws IOException {
    return file.isPresent() ? Optional.of(SecretFile.read(file.get(), key)) : Optional.empty();
  }
}
