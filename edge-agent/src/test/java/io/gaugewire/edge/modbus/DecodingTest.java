package io.gaugewire.edge.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodingTest {
  private static final long SEED = Long.getLong("gaugewire.seed", System.nanoTime());

  private static double decode(String hex, RegisterType type, WordOrder order, Scaling scaling) {
    var register = new Register(Table.HOLDING, 0, type, order, type.words(), BitRange.ALL);
    return decode(hex, new Field("f", register, scaling, Field.Validity.ALWAYS, Field.Unit.NONE));
  }

  private static double decode(String hex, Field field) {
    ReadPlan plan = ReadPlan.of(field.registers(), ReadPlan.Limits.DEFAULT);
    byte[] image = HexFormat.of().parseHex(hex.replace(" ", ""));
    assertThat(image).hasSize(plan.imageSize());
    return new FieldReader(field, plan).number(image);
  }

  // 123456.789 as IEEE 754; the four orders written out by hand.
  @ParameterizedTest
  @CsvSource({
    "ABCD, 47F1 2065",
    "BADC, F147 6520",
    "CDAB, 2065 47F1",
    "DCBA, 6520 F147",
  })
  void readsAFloatInEveryOrder(WordOrder order, String hex) {
    assertThat(decode(hex, RegisterType.FLOAT32, order, Scaling.NONE))
        .isEqualTo(Float.parseFloat("123456.789"));
  }

  @ParameterizedTest
  @CsvSource({
    "INT16, 8000, -32768",
    "UINT16, FFFF, 65535",
    "INT32, FFFFFFFE, -2",
    "UINT32, FFFFFFFE, 4294967294",
    "INT64, FFFFFFFFFFFFFFFF, -1",
    "UINT64, FFFFFFFFFFFFFFFF, 18446744073709551615",
    "UINT64, 8000000000000000, 9223372036854775808",
    "FLOAT64, 400921FB54442D18, 3.141592653589793",
    "BCD16, 1234, 1234",
    "BCD32, 98765432, 98765432",
  })
  void readsEveryType(RegisterType type, String hex, double expected) {
    assertThat(decode(hex, type, WordOrder.ABCD, Scaling.NONE)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"BCD16, 12A4", "FLOAT32, 7FC00000", "FLOAT32, 7F800000", "FLOAT64, FFF0000000000000"})
  void callsNoNumberInvalid(RegisterType type, String hex) {
    assertThat(decode(hex, type, WordOrder.ABCD, Scaling.NONE)).isNaN();
  }

  @Test
  void everyOrderReadsBackWhatItWrote() {
    var random = new Random(SEED);
    for (int i = 0; i < 2_000; i++) {
      long value = random.nextLong();
      for (WordOrder order : WordOrder.values()) {
        byte[] bytes = new byte[8];
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN);
        for (int word = 0; word < 4; word++) {
          int position = order.lowWordFirst() ? word : 3 - word;
          short bits = (short) (value >> (16 * position));
          buffer.putShort(order.lowByteFirst() ? Short.reverseBytes(bits) : bits);
        }
        assertThat(Words.raw(bytes, 0, 4, order)).as("seed %d, %s", SEED, order).isEqualTo(value);
      }
    }
  }

  // A product with 0.001 differs from the decimal number for many of these.
  @Test
  void scalingGivesTheDoubleNearestToTheDecimalNumber() {
    for (int raw = -100_000; raw <= 100_000; raw += 7) {
      String hex = "%08X".formatted(raw);
      double value = decode(hex, RegisterType.INT32, WordOrder.ABCD, new Scaling(1, 1, 0, 3, null));
      assertThat(value).isEqualTo(Double.parseDouble(BigDecimal.valueOf(raw, 3).toString()));
    }
  }

  @Test
  void takesTheDecimalPointFromARegister() {
    var places =
        new Register(Table.HOLDING, 2, RegisterType.UINT16, WordOrder.ABCD, 1, new BitRange(8, 11));
    var field =
        new Field(
            "f",
            Register.of(Table.HOLDING, 0, RegisterType.INT32),
            new Scaling(1, 1, 0, 0, places),
            Field.Validity.ALWAYS,
            Field.Unit.NONE);

    assertThat(decode("0000 3039 F3FF", field)).isEqualTo(12.345);
    assertThat(decode("0000 3039 F0FF", field)).isEqualTo(12345);
  }

  @Test
  void heedsSentinelRangeStatusAndUnit() {
    var unit =
        new Field.Unit(
            "mm",
            Register.of(Table.HOLDING, 2, RegisterType.UINT16),
            Map.of(1L, "mm", 2L, "[in_i]"));
    var status = new Condition(Register.of(Table.HOLDING, 1, RegisterType.UINT16), 0x06, 0x02);
    var field =
        new Field(
            "f",
            Register.of(Table.HOLDING, 0, RegisterType.INT16),
            new Scaling(1, 1, 0, 1, null),
            new Field.Validity(Set.of(-32768L), -100, 100, List.of(status)),
            unit);

    assertThat(decode("007B 0002 0001", field)).isEqualTo(12.3);
    assertThat(decode("8000 0002 0001", field)).as("sentinel").isNaN();
    assertThat(decode("03E9 0002 0001", field)).as("above the range").isNaN();
    assertThat(decode("007B 0006 0001", field)).as("status says invalid").isNaN();
    assertThat(decode("007B 0002 0002", field)).as("switched to inches").isNaN();
    assertThat(decode("007B 0002 0009", field)).as("unknown unit").isNaN();
  }

  @Test
  void readsTextInBothByteOrders() {
    byte[] image = HexFormat.of().parseHex("53414D203700");
    assertThat(Words.text(image, 0, 3, WordOrder.ABCD)).isEqualTo("SAM 7");
    byte[] swapped = HexFormat.of().parseHex("4153204D0037");
    assertThat(Words.text(swapped, 0, 3, WordOrder.BADC)).isEqualTo("SAM 7");
  }

  /** Any set of registers: each is found whole, no block is longer than allowed, no gap wider. */
  @Test
  void aPlanBringsEveryRegisterWithinTheLimits() {
    var random = new Random(SEED);
    for (int round = 0; round < 300; round++) {
      List<Register> registers = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(60); i++) {
        Table table = Table.values()[random.nextInt(4)];
        RegisterType type =
            table.holdsBits() ? RegisterType.BIT : RegisterType.values()[1 + random.nextInt(10)];
        registers.add(Register.of(table, random.nextInt(600), type));
      }
      var limits =
          new ReadPlan.Limits(
              4 + random.nextInt(122), 1 + random.nextInt(2000), random.nextInt(20));
      ReadPlan plan = ReadPlan.of(registers, limits);
      String context = "seed " + SEED + ", round " + round;
      byte[] image = imageOfAddresses(plan);
      for (Register register : registers) {
        ReadBlock block = plan.blocks().get(plan.place(register).block());
        assertThat(block.covers(register)).as(context).isTrue();
        assertThat(block.count())
            .as(context)
            .isLessThanOrEqualTo(
                register.table().holdsBits() ? limits.maxBits() : limits.maxRegisters());
        if (!register.table().holdsBits()) {
          long first = Words.raw(image, plan.place(register).offset(), 1, WordOrder.ABCD);
          assertThat(first).as(context).isEqualTo(register.address());
        }
      }
    }
  }

  private static byte[] imageOfAddresses(ReadPlan plan) {
    byte[] image = new byte[plan.imageSize()];
    for (ReadBlock block : plan.blocks()) {
      if (!block.table().holdsBits()) {
        for (int i = 0; i < block.count(); i++) {
          image[block.imageOffset() + 2 * i] = (byte) ((block.address() + i) >> 8);
          image[block.imageOffset() + 2 * i + 1] = (byte) (block.address() + i);
        }
      }
    }
    return image;
  }

  // Modbus over Serial Line V1.02, 6.2.2, gives the routine; the check value is that of
  // CRC-16/MODBUS.
  @Test
  void checksumHasItsCheckValue() {
    byte[] check = "123456789".getBytes(StandardCharsets.US_ASCII);
    assertThat(RtuFraming.crc(check, check.length)).isEqualTo(0x4B37);
  }
}
