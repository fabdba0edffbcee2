package io.gaugewire.edge.modbus;

import java.util.Arrays;

/** Reads one register out of the image of a plan. */
public final class RegisterReader {
  private final Register register;
  private final ReadPlan.Place place;

  public RegisterReader(Register register, ReadPlan plan) {
    this.register = register;
    this.place = plan.place(register);
  }

  /** Index of the block the register is read with. */
  public int block() {
    return place.block();
  }

  /** The bits of the register, words in order, cut to the range that is meant. */
  public long raw(byte[] image) {
    if (register.type() == RegisterType.BIT) {
      return (image[place.offset()] >> place.bit()) & 1;
    }
    long raw = Words.raw(image, place.offset(), register.length(), register.order());
    return register.bits().of(raw);
  }

  /** The register as a whole number, sign and digits understood. */
  public long whole(byte[] image) {
    return Words.whole(register.type(), raw(image));
  }

  double number(byte[] image) {
    return Words.number(register.type(), raw(image));
  }

  public String text(byte[] image) {
    return Words.text(image, place.offset(), register.length(), register.order());
  }

  /** Copies the register's bytes as they came over the wire. */
  public byte[] wireBytes(byte[] image) {
    if (register.type() == RegisterType.BIT) {
      return new byte[] {(byte) raw(image)};
    }
    return Arrays.copyOfRange(image, place.offset(), place.offset() + 2 * register.length());
  }
}
