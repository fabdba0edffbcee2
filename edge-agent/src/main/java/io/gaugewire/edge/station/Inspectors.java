package io.gaugewire.edge.station;

import io.gaugewire.edge.journal.Journal;
import io.gaugewire.edge.outbox.OutboxStatus;
import io.gaugewire.edge.station.RecordBook.Line;
import io.gaugewire.edge.station.RecordBook.Signer;
import io.gaugewire.edge.station.SignInRefusedException.Reason;
import io.gaugewire.wire.InspectionRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the people at the stations do under their own name: sign in, and hand in records. Everything
 * here works without the server. Safe for use by many threads; calls may take some tens of
 * milliseconds.
 */
public final class Inspectors {
  // A number stays as it was written: with a double its last digits would change unseen.
  private final JsonMapper json =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private final RecordSubmission submission = new RecordSubmission(json);
  private final Journal journal;
  private final Supplier<OutboxStatus> outbox;
  private final StationPeople people;
  private final PinChecks pins;
  private final StationSessions sessions;
  private final RecordBook book;
  private final InstantSource clock;

  /**
   * Someone who signed in.
   *
   * @param token shows who acts from then on
   */
  record SignedIn(String token, String badge, String name) {}

  /**
   * @param directory where sessions, failures and the record book are kept
   * @param outbox how far the journal has come
   */
  public Inspectors(
      Path directory,
      ContextCache context,
      Journal journal,
      Supplier<OutboxStatus> outbox,
      InstantSource clock) {
    this.journal = journal;
    this.outbox = outbox;
    this.clock = clock;
    people = new StationPeople(context, json);
    pins = new PinChecks(directory.resolve("failures"), clock);
    sessions = new StationSessions(directory.resolve("sessions"), clock);
    book = new RecordBook(directory, json);
  }

  /**
   * Begins a session.
   *
   * @throws SignInRefusedException when badge, station and PIN do not belong together
   */
  SignedIn signIn(byte[] body) {
    JsonNode root = submission.object(body);
    String badge = RecordSubmission.text(root, "badge");
    StationPeople.Person person = atStation(badge, RecordSubmission.text(root, "station"));
    pins.require(person, RecordSubmission.text(root, "pin"));
    return new SignedIn(sessions.begin(badge), badge, person.name());
  }

  /**
   * Takes a record over; it is on disk when this returns. One that was taken before is recognised.
   *
   * @param token of the session
   * @throws SignInRefusedException when nobody is signed in, or the PIN is not theirs
   * @throws IllegalArgumentException when it is no record
   */
  Line handIn(byte[] body, String token) {
    String badge = sessions.badge(token);
    JsonNode root = submission.object(body);
    StationPeople.Person person = atStation(badge, RecordSubmission.text(root, "station"));
    Optional<String> pin = RecordSubmission.pin(root);
    if (pin.isEmpty() && RecordSubmission.needsPin(root)) {
      throw new IllegalArgumentException("a record of this kind is signed: pin is missing");
    }
    pin.ifPresent(given -> pins.require(person, given));
    Signer signer = new Signer(badge, person.name());
    InspectionRecord record =
        submission.record(root, signer, pin.isPresent() ? "pin" : "session", clock.instant());
    Optional<Line> known = book.find(record.id());
    if (known.isPresent()) {
      return known.get();
    }
    journal.record(record);
    OutboxStatus now = outbox.get();
    Line line =
        new Line(
            record.id(),
            record.station(),
            RecordSubmission.text(root, "signedAt"),
            signer,
            now.epoch(),
            now.produced(),
            root.path("content").path("summary"));
    book.add(line);
    return line;
  }

  List<Line> records(String station) {
    return book.ofStation(station);
  }

  /** The people document without what nobody may see. */
  byte[] people() {
    return people.withoutPins();
  }

  private StationPeople.Person atStation(String badge, String station) {
    return people
        .find(badge)
        .filter(person -> person.stations().contains(station))
        .orElseThrow(
            () ->
                new SignInRefusedException(
                    Reason.UNKNOWN, Duration.ZERO, "nobody with this badge works at this station"));
  }
}
