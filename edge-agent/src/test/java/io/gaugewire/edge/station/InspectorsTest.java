package io.gaugewire.edge.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gaugewire.edge.outbox.CommittedModel;
import io.gaugewire.edge.outbox.Entries;
import io.gaugewire.edge.outbox.Outbox;
import io.gaugewire.edge.station.SignInRefusedException.Reason;
import io.gaugewire.wire.InspectionRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectorsTest {
  private static final String ID = "0192f0c1-2345-7abc-8def-0123456789ab";

  @TempDir Path directory;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-21T08:30:00Z"));
  private Outbox outbox;
  private ContextCache context;
  private Inspectors inspectors;

  @BeforeEach
  void start() {
    outbox = Outbox.open(Entries.settings(directory.resolve("outbox")), Clock.systemUTC());
    context = new ContextCache(directory.resolve("context"));
    context.take(TestPeople.document());
    inspectors = again();
  }

  @AfterEach
  void stop() {
    outbox.close();
  }

  /** The same directory after a restart of the edge. */
  private Inspectors again() {
    return new Inspectors(
        directory.resolve("inspectors"), context, outbox, outbox::status, now::get);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] signIn(String badge, String pin, String station) {
    return utf8(
        "{\"badge\": \"%s\", \"pin\": \"%s\", \"station\": \"%s\"}".formatted(badge, pin, station));
  }

  private static byte[] record(String kind, String pin) {
    return utf8(
        """
        {"id": "%s", "station": "shaft", "signedAt": "2026-11-21T08:30:00.000001Z"%s,
         "content": {"kind": "%s", "batch": "B1", "summary": {"kind": "%s", "batch": "B1"},
          "signedBy": {"badge": "somebody else"}}}
        """
            .formatted(ID, pin.isEmpty() ? "" : ", \"pin\": \"" + pin + "\"", kind, kind));
  }

  private String token() {
    return inspectors.signIn(signIn(TestPeople.BADGE, TestPeople.PIN, "shaft")).token();
  }

  private static void assertRefused(Reason reason, Runnable act) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(
            SignInRefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private List<InspectionRecord> journalled() {
    CommittedModel committed = new CommittedModel();
    committed.drain(outbox);
    return committed.contents().stream().flatMap(c -> c.records().stream()).toList();
  }

  @Test
  void onlyWhoWorksAtTheStationAndKnowsThePinSignsIn() {
    assertThat(token()).isNotEmpty();
    assertRefused(Reason.UNKNOWN, () -> inspectors.signIn(signIn("P9", TestPeople.PIN, "shaft")));
    assertRefused(
        Reason.UNKNOWN,
        () -> inspectors.signIn(signIn(TestPeople.BADGE, TestPeople.PIN, "elsewhere")));
    assertRefused(
        Reason.WRONG_PIN, () -> inspectors.signIn(signIn(TestPeople.BADGE, "0000", "shaft")));
  }

  // DATA-3: who signed is what the edge saw, not what the browser says.
  @Test
  void aSignatureIsWrittenByTheEdgeAndThePinIsNotKept() {
    inspectors.handIn(record("inspection", TestPeople.PIN), token());
    String content = new String(journalled().getFirst().content(), StandardCharsets.UTF_8);
    assertThat(content)
        .contains("\"signedBy\":{\"badge\":\"P1001\",\"name\":\"李伟\",\"by\":\"pin\"")
        .doesNotContain("somebody else")
        .doesNotContain(TestPeople.PIN);
  }

  @Test
  void anInspectionWithoutItsPinIsRefusedAndANonconformanceIsNot() {
    String token = token();
    assertThatThrownBy(() -> inspectors.handIn(record("inspection", ""), token))
        .isInstanceOf(IllegalArgumentException.class);
    assertRefused(Reason.WRONG_PIN, () -> inspectors.handIn(record("inspection", "0000"), token));
    assertThat(journalled()).isEmpty();
    inspectors.handIn(record("nonconformance", ""), token);
    assertThat(journalled()).hasSize(1);
  }

  // DATA-1: an answer that was lost on its way makes the app hand the record in again.
  @Test
  void aRecordHandedInAgainIsTheSameRecordAlsoAfterARestart() throws Exception {
    String token = token();
    RecordBook.Line first = inspectors.handIn(record("inspection", TestPeople.PIN), token);
    Files.writeString(
        directory.resolve("inspectors/records.jsonl"), "{\"id\": \"01", StandardOpenOption.APPEND);
    Inspectors restarted = again();
    assertThat(restarted.handIn(record("inspection", TestPeople.PIN), token)).isEqualTo(first);
    assertThat(journalled()).hasSize(1);
    assertThat(restarted.records("shaft")).containsExactly(first);
    assertThat(first.parcel()).isEqualTo(outbox.status().produced());
    String other = ID.replace("0192", "0193");
    String body = new String(record("nonconformance", ""), StandardCharsets.UTF_8);
    restarted.handIn(utf8(body.replace(ID, other)), token);
    assertThat(again().records("shaft")).hasSize(2);
  }

  @Test
  void aSessionLastsAShiftAndOverARestartAndNobodyMakesOne() {
    String token = token();
    assertRefused(Reason.NO_SESSION, () -> again().handIn(record("nonconformance", ""), "x.y"));
    assertRefused(
        Reason.NO_SESSION,
        () -> again().handIn(record("nonconformance", ""), token.replaceFirst("^.", "A")));
    again().handIn(record("nonconformance", ""), token);
    now.updateAndGet(then -> then.plus(Duration.ofHours(13)));
    assertRefused(Reason.NO_SESSION, () -> inspectors.handIn(record("inspection", ""), token));
  }

  @Test
  void wrongPinsLockABadgeForLongerAndLongerAlsoOverARestart() {
    for (int lock = 0; lock < 3; lock++) {
      for (int wrong = 0; wrong < 4; wrong++) {
        assertRefused(
            Reason.WRONG_PIN, () -> inspectors.signIn(signIn(TestPeople.BADGE, "0000", "shaft")));
      }
      assertRefused(
          Reason.LOCKED, () -> inspectors.signIn(signIn(TestPeople.BADGE, "0000", "shaft")));
      inspectors = again();
      assertRefused(Reason.LOCKED, this::token);
      Duration length = Duration.ofMinutes(1L << lock);
      now.updateAndGet(then -> then.plus(length.minusSeconds(1)));
      assertRefused(Reason.LOCKED, this::token);
      now.updateAndGet(then -> then.plusSeconds(1));
    }
    assertThat(token()).isNotEmpty();
  }

  @Test
  void noBrowserSeesAHash() {
    assertThat(new String(inspectors.people(), StandardCharsets.UTF_8))
        .contains("李伟")
        .doesNotContain("argon2");
  }
}
