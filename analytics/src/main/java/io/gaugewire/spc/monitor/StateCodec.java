package io.gaugewire.spc.monitor;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Writes and reads {@link MonitorState}; the layout is described there. */
final class StateCodec {
  private static final int MAGIC = 'G' << 24 | 'W' << 16 | 'M' << 8 | 1;
  private static final int SMALLEST = 4 + 4 + 8 + 4 + 1 + 4 + 4;

  private StateCodec() {}

  static MonitorState write(ChartMonitor monitor) {
    StateWriter out = new StateWriter();
    out.writeInt(MAGIC);
    out.writeInt(monitor.fingerprint());
    out.writeLong(monitor.subgroups());
    out.writeInt(monitor.judge().limitVersion());
    out.writeBoolean(monitor.isInterrupted());
    monitor.judge().save(out);
    monitor.pending().save(out, monitor.takesCounts());
    byte[] content = out.toBytes();
    out.writeInt(crc(content, content.length));
    return MonitorState.of(out.toBytes());
  }

  static void read(MonitorState state, ChartMonitor monitor) {
    byte[] bytes = state.bytes();
    if (bytes.length < SMALLEST || ByteBuffer.wrap(bytes).getInt() != MAGIC) {
      throw new IllegalArgumentException(
          "not a monitor state of version 1; rebuild it from the stored subgroups");
    }
    if (ByteBuffer.wrap(bytes).getInt(bytes.length - 4) != crc(bytes, bytes.length - 4)) {
      throw new IllegalArgumentException(
          "the monitor state is damaged; rebuild it from the stored subgroups");
    }
    StateReader in = new StateReader(bytes);
    in.readInt();
    if (in.readInt() != monitor.fingerprint()) {
      throw new IllegalArgumentException(
          "the state was saved for another definition of chart "
              + monitor.chart().id().value()
              + "; rebuild it from the stored subgroups");
    }
    monitor.takeUp(in.readLong(), in.readInt(), in.readBoolean());
    monitor.judge().restore(in);
    monitor.pending().restore(in, monitor.takesCounts());
    if (in.remaining() != Integer.BYTES) {
      throw new IllegalArgumentException("the monitor state has a wrong length");
    }
  }

  /** Hands on what does not depend on rules: the count, running values, the open subgroup. */
  static void carry(ChartMonitor from, ChartMonitor to) {
    StateWriter out = new StateWriter();
    from.judge().saveRunningValues(out);
    from.pending().save(out, from.takesCounts());
    StateReader in = new StateReader(out.toBytes());
    to.takeUp(from.subgroups(), from.judge().limitVersion(), from.isInterrupted());
    to.judge().restoreRunningValues(in);
    to.pending().restore(in, to.takesCounts());
  }

  private static int crc(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
