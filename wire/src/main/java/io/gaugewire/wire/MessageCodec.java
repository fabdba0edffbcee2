package io.gaugewire.wire;

import java.io.IOException;
import java.util.UUID;

/** The small messages around the parcels to bytes and back. Stateless. */
public final class MessageCodec {
  private MessageCodec() {}

  public static byte[] encode(Committed committed) {
    return new MessageWriter()
        .varint(1, committed.epoch())
        .varint(2, committed.through())
        .bytes(3, committed.head().unsafeBytes())
        .fixed(4, committed.echoMicros())
        .fixed(5, committed.serverMicros())
        .toByteArray();
  }

  public static Decoded<Committed> committed(byte[] bytes) {
    return MessageReader.decode(bytes, MessageCodec::readCommitted);
  }

  private static Committed readCommitted(MessageReader in) throws IOException {
    long epoch = 0;
    long through = 0;
    LedgerHash head = LedgerHash.START;
    long echo = 0;
    long server = 0;
    for (int field = in.next(); field != 0; field = in.next()) {
      switch (field) {
        case 1 -> epoch = in.varint();
        case 2 -> through = in.varint();
        case 3 -> head = in.hash();
        case 4 -> echo = in.fixed();
        case 5 -> server = in.fixed();
        default -> in.skip();
      }
    }
    return new Committed(epoch, through, head, echo, server);
  }

  public static byte[] encode(EdgeState state) {
    return new MessageWriter()
        .flag(1, state.online())
        .text(2, state.version())
        .varint(3, state.epoch())
        .varint(4, state.outbox().produced())
        .varint(5, state.outbox().bytes())
        .fixed(6, state.outbox().oldestMicros())
        .varint(7, state.outbox().gaps())
        .zigzag(8, state.clockOffsetMicros())
        .fixed(9, state.sentMicros())
        .toByteArray();
  }

  public static Decoded<EdgeState> edgeState(byte[] bytes) {
    return MessageReader.decode(bytes, MessageCodec::readEdgeState);
  }

  private static EdgeState readEdgeState(MessageReader in) throws IOException {
    boolean online = false;
    String version = "";
    long epoch = 0;
    long produced = 0;
    long outboxBytes = 0;
    long oldest = 0;
    long gaps = 0;
    long offset = 0;
    long sent = 0;
    for (int field = in.next(); field != 0; field = in.next()) {
      switch (field) {
        case 1 -> online = in.flag();
        case 2 -> version = in.text();
        case 3 -> epoch = in.varint();
        case 4 -> produced = in.varint();
        case 5 -> outboxBytes = in.varint();
        case 6 -> oldest = in.fixed();
        case 7 -> gaps = in.varint();
        case 8 -> offset = in.zigzag();
        case 9 -> sent = in.fixed();
        default -> in.skip();
      }
    }
    return new EdgeState(
        online,
        version,
        epoch,
        new EdgeState.OutboxState(produced, outboxBytes, oldest, gaps),
        offset,
        sent);
  }

  public static byte[] encode(StationHold hold) {
    return new MessageWriter()
        .uuid(1, hold.id())
        .text(2, hold.station())
        .flag(3, hold.active())
        .varint(4, hold.revision())
        .text(5, hold.reason())
        .toByteArray();
  }

  public static Decoded<StationHold> stationHold(byte[] bytes) {
    return MessageReader.decode(bytes, MessageCodec::readStationHold);
  }

  private static StationHold readStationHold(MessageReader in) throws IOException {
    UUID id = new UUID(0, 0);
    String station = "";
    boolean active = false;
    long revision = 0;
    String reason = "";
    for (int field = in.next(); field != 0; field = in.next()) {
      switch (field) {
        case 1 -> id = in.uuid();
        case 2 -> station = in.text();
        case 3 -> active = in.flag();
        case 4 -> revision = in.varint();
        case 5 -> reason = in.text();
        default -> in.skip();
      }
    }
    return new StationHold(id, station, active, revision, reason);
  }

  public static byte[] encode(ContextDocument document) {
    return new MessageWriter()
        .text(1, document.kind())
        .varint(2, document.version())
        .bytes(3, document.content())
        .toByteArray();
  }

  public static Decoded<ContextDocument> contextDocument(byte[] bytes) {
    return MessageReader.decode(bytes, MessageCodec::readContextDocument);
  }

  private static ContextDocument readContextDocument(MessageReader in) throws IOException {
    String kind = "";
    long version = 0;
    byte[] content = {};
    for (int field = in.next(); field != 0; field = in.next()) {
      switch (field) {
        case 1 -> kind = in.text();
        case 2 -> version = in.varint();
        case 3 -> content = in.bytes();
        default -> in.skip();
      }
    }
    return new ContextDocument(kind, version, content);
  }
}
