package io.gaugewire.ingest.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.gaugewire.ingest.Eventually;
import io.gaugewire.ingest.TestDatabases;
import io.gaugewire.ingest.config.ServerConfig;
import io.gaugewire.ingest.database.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CourierTest {
  private Database database = null;

  @BeforeEach
  void open() throws SQLException {
    database = Database.open(TestDatabases.fresh());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void climb(String role) {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              handle.execute(
                  "select set_config('gaugewire.author', 'system', true),"
                      + " set_config('gaugewire.origin', 'test', true),"
                      + " set_config('gaugewire.reason', '', true),"
                      + " set_config('gaugewire.micros', '1', true)");
              handle.execute(
                  "insert into escalation (kind, record, level, role, time) values"
                      + " ('report', gen_random_uuid(), 2, ?, now())",
                  role);
            });
  }

  private NoticeStore store() {
    return new NoticeStore(database.jdbi());
  }

  @Test
  void aWebhookThatWasAwayGetsEveryNoticeInOrderSigned() throws IOException {
    List<String> bodies = new CopyOnWriteArrayList<>();
    List<String> signatures = new CopyOnWriteArrayList<>();
    AtomicInteger refusals = new AtomicInteger(2);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/hook",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          boolean away = refusals.getAndDecrement() > 0;
          if (!away) {
            bodies.add(new String(body, StandardCharsets.UTF_8));
            signatures.add(exchange.getRequestHeaders().getFirst("gaugewire-signature"));
          }
          exchange.sendResponseHeaders(away ? 503 : 204, -1);
          exchange.close();
        });
    server.start();
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    climb("before-there-was-a-courier");
    try (Courier courier =
        Courier.start(
            store(), Clock.systemUTC(), List.of(new Webhook(address, Optional.of("secret"))))) {
      Eventually.holds(
          "the door has its place",
          () ->
              database
                      .jdbi()
                      .withHandle(
                          h ->
                              h.createQuery("select count(*) from courier").mapTo(Long.class).one())
                  == 1);
      climb("quality");
      climb("plant-manager");
      Eventually.holds("both came", () -> bodies.size() == 2);
    } finally {
      server.stop(0);
    }
    assertThat(bodies.get(0)).contains("\"role\":\"quality\"", "\"level\":2");
    assertThat(bodies.get(1)).contains("\"role\":\"plant-manager\"");
    assertThat(signatures.get(0))
        .isEqualTo(
            "sha256="
                + Webhook.signature(bodies.get(0).getBytes(StandardCharsets.UTF_8), "secret"));
  }

  // RFC 4231, test case 2.
  @Test
  void theSignatureIsHmacSha256() {
    assertThat(
            Webhook.signature(
                "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8), "Jefe"))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void waitsTwiceAsLongEachTimeUpToHalfAnHour() {
    assertThat(List.of(0, 1, 2, 50).stream().map(Courier::pauseAfter))
        .containsExactly(
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofMinutes(30));
  }

  /** A mail server that takes one message and answers in several lines where it may. */
  private static List<String> oneMessage(ServerSocket server) throws IOException {
    List<String> said = new ArrayList<>();
    try (Socket socket = server.accept();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      var out = socket.getOutputStream();
      out.write("220 ready\r\n".getBytes(StandardCharsets.US_ASCII));
      boolean data = false;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        said.add(line);
        data = data ? !line.equals(".") : line.equals("DATA");
        if (data && !line.equals("DATA")) {
          continue;
        }
        String answer =
            line.startsWith("EHLO")
                ? "250-here\r\n250 AUTH PLAIN\r\n"
                : line.startsWith("AUTH")
                    ? "235 ok\r\n"
                    : line.equals("DATA")
                        ? "354 go on\r\n"
                        : line.equals("QUIT") ? "221 bye\r\n" : "250 ok\r\n";
        out.write(answer.getBytes(StandardCharsets.US_ASCII));
      }
    }
    return said;
  }

  @Test
  void aMailGoesToThePeopleOfTheOfficeAndToNobodyElse() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(30_000);
      ServerConfig.Mail mail =
          new ServerConfig.Mail(
              "127.0.0.1",
              server.getLocalPort(),
              false,
              Optional.of("user"),
              Optional.empty(),
              "gaugewire@plant.example",
              Map.of("quality", List.of("li@plant.example", "wang@plant.example")));
      Mailbox mailbox = new Mailbox(mail, Optional.of("secret"));
      climb("quality");
      Notice notice = store().after(0).orElseThrow();
      mailbox.deliver(
          new Notice(1, "report", notice.record(), "月质量报告", 4, "general-manager", notice.time()));
      var taken =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return oneMessage(server);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      mailbox.deliver(
          new Notice(2, "report", notice.record(), "月质量报告", 2, "quality", notice.time()));
      List<String> said = taken.get(30, TimeUnit.SECONDS);
      assertThat(said)
          .contains(
              "MAIL FROM:<gaugewire@plant.example>",
              "RCPT TO:<li@plant.example>",
              "RCPT TO:<wang@plant.example>",
              "QUIT");
      assertThat(said)
          .contains(
              "AUTH PLAIN "
                  + Base64.getEncoder()
                      .encodeToString("\0user\0secret".getBytes(StandardCharsets.UTF_8)));
      String body = said.get(said.indexOf("") + 1);
      assertThat(new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8))
          .startsWith("月质量报告\n");
    }
  }
}
