package io.gaugewire.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Parcels to bytes and back. Confined to one thread at a time: an instance reuses its buffers.
 *
 * <p>A decoded parcel has been checked for form, not for its hash: see {@link Parcel#hashFits()}.
 */
public final class ParcelCodec {
  private final ReadingsCodec readingsCodec = new ReadingsCodec();

  /**
   * The bytes of a parcel.
   *
   * @throws IllegalArgumentException when they are more than {@link Parcel#MOST_BYTES}
   */
  public static byte[] encode(Parcel parcel) {
    MessageWriter out =
        new MessageWriter()
            .text(1, parcel.id().edge().site())
            .text(2, parcel.id().edge().edge())
            .varint(3, parcel.id().epoch())
            .varint(4, parcel.id().seq())
            .bytes(5, parcel.previous().unsafeBytes())
            .bytes(6, parcel.hash().unsafeBytes());
    Contents contents = parcel.contents();
    contents.tags().forEach(tag -> out.message(7, write(tag)));
    if (!contents.readings().isEmpty()) {
      out.message(8, ReadingsCodec.write(contents.readings()));
    }
    contents.results().forEach(result -> out.message(9, write(result)));
    contents.records().forEach(record -> out.message(10, write(record)));
    contents.events().forEach(event -> out.message(11, write(event)));
    contents.gaps().forEach(gap -> out.message(12, write(gap)));
    byte[] bytes = out.toByteArray();
    if (bytes.length > Parcel.MOST_BYTES) {
      throw new IllegalArgumentException(
          "parcel "
              + parcel.id()
              + " has "
              + bytes.length
              + " bytes, more than "
              + Parcel.MOST_BYTES);
    }
    return bytes;
  }

  /** A parcel from its bytes, with columns of its own. */
  public Decoded<Parcel> decode(byte[] bytes) {
    return decode(bytes, new ReadingColumns(0));
  }

  /** A parcel from its bytes; its readings are put into {@code into}, which is cleared first. */
  public Decoded<Parcel> decode(byte[] bytes, ReadingColumns into) {
    into.clear();
    if (bytes.length > Parcel.MOST_BYTES) {
      return new Decoded.Rejected<>(
          "a parcel has at most " + Parcel.MOST_BYTES + " bytes, not " + bytes.length);
    }
    return MessageReader.decode(bytes, reader -> parcel(reader, into));
  }

  private Parcel parcel(MessageReader in, ReadingColumns readings) throws IOException {
    String site = "";
    String edge = "";
    long epoch = 0;
    long seq = 0;
    LedgerHash previous = LedgerHash.START;
    LedgerHash hash = LedgerHash.START;
    List<TagDefinition> tags = new ArrayList<>(0);
    List<StationResult> results = new ArrayList<>(0);
    List<InspectionRecord> records = new ArrayList<>(0);
    List<StationEvent> events = new ArrayList<>(0);
    List<Gap> gaps = new ArrayList<>(0);
    for (int field = in.next(); field != 0; field = in.next()) {
      switch (field) {
        case 1 -> site = in.text();
        case 2 -> edge = in.text();
        case 3 -> epoch = in.varint();
        case 4 -> seq = in.varint();
        case 5 -> previous = in.hash();
        case 6 -> hash = in.hash();
        case 7 -> tags.add(in.message(ParcelCodec::tag));
        case 8 -> in.readings(readingsCodec, readings);
        case 9 -> results.add(in.message(ParcelCodec::result));
        case 10 -> records.add(in.message(ParcelCodec::record));
        case 11 -> events.add(in.message(ParcelCodec::event));
        case 12 -> gaps.add(in.message(ParcelCodec::gap));
        default -> in.skip();
      }
    }
    if (!readings.isSorted()) {
      throw new MalformedException("readings do not ascend by tag and time");
    }
    return new Parcel(
        new ParcelId(new EdgeId(site, edge), epoch, seq),
        previous,
        hash,
        new Contents(tags, readings, results, records, events, gaps));
  }

  private static MessageWriter write(TagDefinition tag) {
    return new MessageWriter()
        .varint(1, tag.number())
        .text(2, tag.station())
        .text(3, tag.name())
        .text(4, tag.unit())
        .varint(5, tag.decimals());
  }

  private static TagDefinition tag(MessageReader in) throws IOException {
    int number = 0;
    String station = "";
    String name = "";
    String unit = "";
    int decimals = 0;
    for (int field = in.next(); field != 0; field = in.next()) {
      switch (field) {
        case 1 -> number = in.smallVarint();
        case 2 -> station = in.text();
        case 3 -> name = in.text();
        case 4 -> unit = in.text();
        case 5 -> decimals = in.smallVarint();
        default -> in.skip();
      }
    }
    return new TagDefinition(number, station, name, unit, decimals);
  }

  private static MessageWriter write(StationResult result) {
    MessageWriter out =
        new MessageWriter()
            .text(1, result.station())
            .fixed(2, result.timeMicros())
            .zigzag(3, result.counter())
            .text(4, result.part().serial())
            .text(5, result.part().batch())
            .text(6, result.part().partNumber())
            .varint(7, result.verdict().ordinal());
    for (StationResult.DefectCount defect : result.defects()) {
      out.message(8, new MessageWriter().text(1, defect.code()).varint(2, defect.count()));
    }
    return out;
  }

  private static StationResult result(MessageReader in) throws IOException {
    String station = "";
    long time = 0;
    long counter = 0;
    String serial = "";
    String batch = "";
    String partNumber = "";
    StationResult.Verdict verdict = StationResult.Verdict.NONE;
    List<StationResult.DefectCount> defects = new ArrayList<>(0);
    for (int field = in.next(); field != 0; field = in.next()) {
      switch (field) {
        case 1 -> station = in.text();
        case 2 -> time = in.fixed();
        case 3 -> counter = in.zigzag();
        case 4 -> serial = in.text();
        case 5 -> batch = in.text();
        case 6 -> partNumber = in.text();
        case 7 -> verdict = in.oneOf(StationResult.Verdict.values());
        case 8 -> defects.add(in.message(ParcelCodec::defect));
        default -> in.skip();
      }
    }
    return new StationResult(
        station,
        time,
        counter,
        new StationResult.PartReference(serial, batch, partNumber),
        verdict,
        defects);
  }

  private static StationResult.DefectCount defect(MessageReader in) throws IOException {
    String code = "";
    int count = 0;
    for (int field = in.next(); field != 0; field = in.next()) {
      switch (field) {
        case 1 -> code = in.text();
        case 2 -> count = in.smallVarint();
        default -> in.skip();
      }
    }
    return new StationResult.DefectCount(code, count);
  }

  private static MessageWriter write(InspectionRecord record) {
    return new MessageWriter()
        .uuid(1, record.id())
        .text(2, record.station())
        .fixed(3, record.signedMicros())
        .bytes(4, record.content());
  }

  private static InspectionRecord record(MessageReader in) throws IOException {
    UUID id = new UUID(0, 0);
    String station = "";
    long signed = 0;
    byte[] content = {};
    for (int field = in.next(); field != 0; field = in.next()) {
      switch (field) {
        case 1 -> id = in.uuid();
        case 2 -> station = in.text();
        case 3 -> signed = in.fixed();
        case 4 -> content = in.bytes();
        default -> in.skip();
      }
    }
    return new InspectionRecord(id, station, signed, content);
  }

  private static MessageWriter write(StationEvent event) {
    return new MessageWriter()
        .text(1, event.station())
        .fixed(2, event.timeMicros())
        .varint(3, event.kind().ordinal())
        .text(4, event.detail());
  }

  private static StationEvent event(MessageReader in) throws IOException {
    String station = "";
    long time = 0;
    StationEvent.Kind kind = StationEvent.Kind.values()[0];
    String detail = "";
    for (int field = in.next(); field != 0; field = in.next()) {
      switch (field) {
        case 1 -> station = in.text();
        case 2 -> time = in.fixed();
        case 3 -> kind = in.oneOf(StationEvent.Kind.values());
        case 4 -> detail = in.text();
        default -> in.skip();
      }
    }
    return new StationEvent(station, time, kind, detail);
  }

  private static MessageWriter write(Gap gap) {
    return new MessageWriter()
        .text(1, gap.station())
        .text(2, gap.tag())
        .varint(3, gap.reason().ordinal())
        .fixed(4, gap.fromMicros())
        .fixed(5, gap.toMicros())
        .zigzag(6, gap.missing());
  }

  private static Gap gap(MessageReader in) throws IOException {
    String station = "";
    String tag = "";
    Gap.Reason reason = Gap.Reason.values()[0];
    long from = 0;
    long to = 0;
    long missing = 0;
    for (int field = in.next(); field != 0; field = in.next()) {
      switch (field) {
        case 1 -> station = in.text();
        case 2 -> tag = in.text();
        case 3 -> reason = in.oneOf(Gap.Reason.values());
        case 4 -> from = in.fixed();
        case 5 -> to = in.fixed();
        case 6 -> missing = in.zigzag();
        default -> in.skip();
      }
    }
    return new Gap(station, tag, reason, from, to, missing);
  }
}
