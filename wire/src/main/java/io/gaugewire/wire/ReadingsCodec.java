package io.gaugewire.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The readings message, column by column; the hot path of both ends. */
final class ReadingsCodec {
  private static final int TAG_STEP = 1;
  private static final int TIME_STEP = 2;
  private static final int VALUE = 3;
  private static final int QUALITY = 4;
  private static final int RAW = 5;
  private static final byte[] NONE = {};

  private int size;
  private int[] tags = new int[512];
  private long[] times = new long[512];
  private double[] values = new double[512];
  private int[] qualities = new int[512];
  private byte[][] raws = {};

  static MessageWriter write(ReadingColumns readings) {
    MessageWriter writer = new MessageWriter();
    try {
      CodedOutputStream out = writer.raw();
      writeTags(out, readings);
      writeTimes(out, readings);
      writeValues(out, readings);
      if (readings.anyMarked()) {
        writeQualities(out, readings);
      }
      if (readings.anyRaw()) {
        for (int row = 0; row < readings.size(); row++) {
          byte @Nullable [] raw = readings.raw(row);
          writer.element(RAW, raw == null ? NONE : raw);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return writer;
  }

  private static void writeTags(CodedOutputStream out, ReadingColumns readings) throws IOException {
    int length = 0;
    for (int row = 0, before = 0; row < readings.size(); before = readings.tag(row++)) {
      length += CodedOutputStream.computeUInt32SizeNoTag(readings.tag(row) - before);
    }
    packed(out, TAG_STEP, length);
    for (int row = 0, before = 0; row < readings.size(); before = readings.tag(row++)) {
      out.writeUInt32NoTag(readings.tag(row) - before);
    }
  }

  private static void writeTimes(CodedOutputStream out, ReadingColumns readings)
      throws IOException {
    int length = 0;
    long before = 0;
    for (int row = 0; row < readings.size(); row++) {
      length += CodedOutputStream.computeSInt64SizeNoTag(readings.timeMicros(row) - before);
      before = readings.timeMicros(row);
    }
    packed(out, TIME_STEP, length);
    before = 0;
    for (int row = 0; row < readings.size(); row++) {
      out.writeSInt64NoTag(readings.timeMicros(row) - before);
      before = readings.timeMicros(row);
    }
  }

  private static void writeValues(CodedOutputStream out, ReadingColumns readings)
      throws IOException {
    packed(out, VALUE, 8 * readings.size());
    for (int row = 0; row < readings.size(); row++) {
      out.writeFixed64NoTag(Double.doubleToRawLongBits(readings.value(row)));
    }
  }

  private static void writeQualities(CodedOutputStream out, ReadingColumns readings)
      throws IOException {
    int length = 0;
    for (int row = 0; row < readings.size(); row++) {
      length += CodedOutputStream.computeUInt32SizeNoTag(readings.quality(row));
    }
    packed(out, QUALITY, length);
    for (int row = 0; row < readings.size(); row++) {
      out.writeUInt32NoTag(readings.quality(row));
    }
  }

  private static void packed(CodedOutputStream out, int field, int length) throws IOException {
    out.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    out.writeUInt32NoTag(length);
  }

  /**
   * Reads the message whose bytes {@code in} is limited to and adds its rows to {@code into}.
   *
   * @throws MalformedException when columns differ in length or a row cannot be
   */
  void read(CodedInputStream in, ReadingColumns into) throws IOException {
    size = 0;
    int timeCount = 0;
    int valueCount = 0;
    int qualityCount = 0;
    int rawCount = 0;
    while (true) {
      int key = in.readTag();
      if (key == 0) {
        break;
      }
      int field = WireFormat.getTagFieldNumber(key);
      if (field <= RAW && WireFormat.getTagWireType(key) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        throw new MalformedException("column " + field + " of the readings is not packed");
      }
      switch (field) {
        case TAG_STEP -> size = readTags(in);
        case TIME_STEP -> timeCount = readTimes(in);
        case VALUE -> valueCount = readValues(in);
        case QUALITY -> qualityCount = readQualities(in);
        case RAW -> rawCount = readRaw(in, rawCount);
        default -> in.skipField(key);
      }
    }
    if (timeCount != size || valueCount != size) {
      throw new MalformedException(
          "columns of readings differ in length: "
              + size
              + " tags, "
              + timeCount
              + " times, "
              + valueCount
              + " values");
    }
    if ((qualityCount != 0 && qualityCount != size) || (rawCount != 0 && rawCount != size)) {
      throw new MalformedException("columns of marks or registers differ in length from the tags");
    }
    addTo(into, qualityCount > 0, rawCount > 0);
  }

  private void addTo(ReadingColumns into, boolean marked, boolean withRaw) {
    into.room(into.size() + size);
    for (int row = 0; row < size; row++) {
      byte @Nullable [] raw = null;
      if (withRaw && raws[row].length > 0) {
        raw = raws[row];
      }
      into.add(tags[row], times[row], values[row], marked ? qualities[row] : Quality.GOOD, raw);
    }
    if (withRaw) {
      Arrays.fill(raws, 0, size, NONE);
    }
  }

  private int readTags(CodedInputStream in) throws IOException {
    int limit = in.pushLimit(in.readRawVarint32());
    int count = 0;
    int tag = 0;
    while (in.getBytesUntilLimit() > 0) {
      room(count);
      tag += in.readUInt32();
      tags[count++] = tag;
    }
    in.popLimit(limit);
    return count;
  }

  private int readTimes(CodedInputStream in) throws IOException {
    int limit = in.pushLimit(in.readRawVarint32());
    int count = 0;
    long time = 0;
    while (in.getBytesUntilLimit() > 0) {
      room(count);
      time += in.readSInt64();
      times[count++] = time;
    }
    in.popLimit(limit);
    return count;
  }

  private int readValues(CodedInputStream in) throws IOException {
    int limit = in.pushLimit(in.readRawVarint32());
    int count = 0;
    while (in.getBytesUntilLimit() > 0) {
      room(count);
      values[count++] = in.readDouble();
    }
    in.popLimit(limit);
    return count;
  }

  private int readQualities(CodedInputStream in) throws IOException {
    int limit = in.pushLimit(in.readRawVarint32());
    int count = 0;
    while (in.getBytesUntilLimit() > 0) {
      room(count);
      qualities[count++] = in.readUInt32();
    }
    in.popLimit(limit);
    return count;
  }

  private int readRaw(CodedInputStream in, int count) throws IOException {
    room(count);
    if (raws.length <= count) {
      byte[][] grown = new byte[tags.length][];
      Arrays.fill(grown, NONE);
      System.arraycopy(raws, 0, grown, 0, count);
      raws = grown;
    }
    raws[count] = in.readByteArray();
    return count + 1;
  }

  private void room(int count) {
    if (count >= ReadingColumns.MOST) {
      throw new MalformedException("more than " + ReadingColumns.MOST + " readings in a parcel");
    }
    if (count == tags.length) {
      int capacity = Math.min(ReadingColumns.MOST, tags.length * 2);
      tags = Arrays.copyOf(tags, capacity);
      times = Arrays.copyOf(times, capacity);
      values = Arrays.copyOf(values, capacity);
      qualities = Arrays.copyOf(qualities, capacity);
    }
  }
}
