package io.gaugewire.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.wire.Contents;
import io.gaugewire.wire.Decoded;
import io.gaugewire.wire.Gap;
import io.gaugewire.wire.LedgerHash;
import io.gaugewire.wire.Parcel;
import io.gaugewire.wire.ParcelCodec;
import io.gaugewire.wire.StationEvent;
import io.gaugewire.wire.StationResult;
import io.gaugewire.wire.TagDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server that keeps the cursor rule and the ledger, in memory. */
public final class CommittedModel {
  private record Stream(long through, LedgerHash head) {}

  private final Map<Long, Stream> streams = new HashMap<>();
  private final Map<Long, Map<Integer, TagDefinition>> tags = new HashMap<>();
  private final List<Parcel> parcels = new ArrayList<>();

  /** What became of a parcel. */
  public enum Taken {
    STORED,
    KNOWN,
    TOO_EARLY
  }

  public Taken offer(byte[] bytes) {
    Parcel parcel =
        switch (new ParcelCodec().decode(bytes)) {
          case Decoded.Accepted<Parcel>(Parcel accepted) -> accepted;
          case Decoded.Rejected<Parcel>(String reason) -> throw new AssertionError(reason);
        };
    long epoch = parcel.id().epoch();
    long through = through(epoch);
    if (parcel.id().seq() <= through) {
      return Taken.KNOWN;
    }
    if (parcel.id().seq() > through + 1) {
      return Taken.TOO_EARLY;
    }
    assertThat(parcel.previous()).as("chain at %s", parcel.id()).isEqualTo(head(epoch));
    assertThat(parcel.hashFits()).as("hash of %s", parcel.id()).isTrue();
    Map<Integer, TagDefinition> known = tags.computeIfAbsent(epoch, e -> new HashMap<>());
    for (TagDefinition tag : parcel.contents().tags()) {
      TagDefinition before = known.putIfAbsent(tag.number(), tag);
      assertThat(before == null || before.equals(tag)).as("tag %s", tag).isTrue();
    }
    for (int row = 0; row < parcel.contents().readings().size(); row++) {
      assertThat(known).containsKey(parcel.contents().readings().tag(row));
    }
    streams.put(epoch, new Stream(parcel.id().seq(), parcel.hash()));
    parcels.add(parcel);
    return Taken.STORED;
  }

  public long through(long epoch) {
    Stream stream = streams.get(epoch);
    return stream == null ? 0 : stream.through();
  }

  public LedgerHash head(long epoch) {
    Stream stream = streams.get(epoch);
    return stream == null ? LedgerHash.START : stream.head();
  }

  /** Takes everything an outbox has, freeing it. */
  public void drain(Outbox outbox) {
    while (true) {
      long epoch = outbox.firstEpoch();
      boolean ended;
      try (OutboxReader reader = OutboxReader.open(outbox, epoch, through(epoch), head(epoch))) {
        for (var next = reader.next(); next.isPresent(); next = reader.next()) {
          assertThat(offer(next.get().bytes())).isEqualTo(Taken.STORED);
        }
        ended = reader.atEnd();
      }
      if (!ended) {
        outbox.committed(epoch, through(epoch));
        return;
      }
      outbox.freeEpoch(epoch);
    }
  }

  public List<Parcel> parcels() {
    return parcels;
  }

  public List<Contents> contents() {
    return parcels.stream().map(Parcel::contents).toList();
  }

  /** Counters of all results, in the order stored. */
  public List<Long> counters() {
    return contents().stream()
        .flatMap(c -> c.results().stream())
        .map(StationResult::counter)
        .toList();
  }

  public List<Gap> gaps() {
    return contents().stream().flatMap(c -> c.gaps().stream()).toList();
  }

  public List<StationEvent> events() {
    return contents().stream().flatMap(c -> c.events().stream()).toList();
  }

  /** Values of all readings, in the order stored. */
  public List<Double> values() {
    List<Double> values = new ArrayList<>();
    for (Contents contents : contents()) {
      for (int row = 0; row < contents.readings().size(); row++) {
        values.add(contents.readings().value(row));
      }
    }
    return values;
  }
}
