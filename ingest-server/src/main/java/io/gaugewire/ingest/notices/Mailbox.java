package io.gaugewire.ingest.notices;

import io.gaugewire.ingest.config.ServerConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Sends notices to the people of an office by SMTP (RFC 5321), under TLS where it is told to. */
final class Mailbox implements Door {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int LONGEST_LINE = 1_000;

  private final ServerConfig.Mail mail;
  private final Optional<String> password;

  Mailbox(ServerConfig.Mail mail, Optional<String> password) {
    this.mail = mail;
    this.password = password;
  }

  @Override
  public String name() {
    return "smtp://" + mail.host() + ":" + mail.port();
  }

  @Override
  public void deliver(Notice notice) throws IOException {
    List<String> to = mail.to().getOrDefault(notice.role(), List.of());
    if (to.isEmpty()) {
      return;
    }
    int patience = (int) PATIENCE.toMillis();
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(mail.host(), mail.port()), patience);
      plain.setSoTimeout(patience);
      Talk talk = new Talk(plain);
      talk.expect(220);
      talk.say("EHLO gaugewire", 250);
      if (mail.startTls()) {
        talk.say("STARTTLS", 220);
        talk = new Talk(secured(plain));
        talk.say("EHLO gaugewire", 250);
      }
      if (mail.user().isPresent()) {
        talk.say("AUTH PLAIN " + credentials(mail.user().get()), 235);
      }
      talk.say("MAIL FROM:<" + mail.from() + ">", 250);
      for (String recipient : to) {
        talk.say("RCPT TO:<" + recipient + ">", 250);
      }
      talk.say("DATA", 354);
      talk.say(message(notice, to) + "\r\n.", 250);
      talk.say("QUIT", 221);
    }
  }

  private Socket secured(Socket plain) throws IOException {
    SSLSocket secured =
        (SSLSocket)
            ((SSLSocketFactory) SSLSocketFactory.getDefault())
                .createSocket(plain, mail.host(), mail.port(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  private String credentials(String user) {
    String text = "\0" + user + "\0" + password.orElse("");
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The message; its body is in base64, so that no line of it means anything to the protocol. */
  private String message(Notice notice, List<String> to) {
    String title = "[Gaugewire] " + notice.title() + " → " + notice.role();
    String body =
        """
        %s
        level %d, %s, %s
        等待处理 / waiting for an answer
        """
            .formatted(notice.title(), notice.level(), notice.role(), notice.time());
    return String.join(
        "\r\n",
        "From: <" + mail.from() + ">",
        "To: " + String.join(", ", to.stream().map(one -> "<" + one + ">").toList()),
        "Subject: =?UTF-8?B?" + base64(title) + "?=",
        "Date: "
            + DateTimeFormatter.RFC_1123_DATE_TIME.format(notice.time().atOffset(ZoneOffset.UTC)),
        "Message-ID: <" + notice.number() + "." + notice.record() + "@gaugewire>",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: base64",
        "",
        Base64.getMimeEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Commands and answers. */
  private static final class Talk {
    private final BufferedReader in;
    private final OutputStream out;

    Talk(Socket socket) throws IOException {
      this.in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      this.out = socket.getOutputStream();
    }

    void say(String command, int expected) throws IOException {
      out.write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
      expect(expected);
    }

    /** Reads an answer of one or more lines. */
    void expect(int code) throws IOException {
      String line;
      do {
        line = in.readLine();
        if (line == null || line.length() > LONGEST_LINE) {
          throw new IOException("the mail server hung up");
        }
      } while (line.length() > 3 && line.charAt(3) == '-');
      if (!line.startsWith(String.valueOf(code))) {
        throw new IOException("the mail server answered " + line);
      }
    }
  }
}
