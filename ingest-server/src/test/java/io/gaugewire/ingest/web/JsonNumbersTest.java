package io.gaugewire.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class JsonNumbersTest {
  private static final int NUMBERS = 20_000;

  private static String text(JsonNumbers numbers) {
    byte[] document = new byte[numbers.close()];
    assertThat(numbers.copyTo(document, 0)).isEqualTo(document.length);
    return new String(document, StandardCharsets.US_ASCII);
  }

  @Test
  void numbersStandInTheirShortestForm() {
    JsonNumbers numbers = new JsonNumbers(0);
    for (double number : new double[] {10.12, 10, 0.001, -0.5, 1234.567, 0, -0.0, 1e-300, 0.1234}) {
      numbers.add(number, 3);
    }
    numbers.add(Double.NaN, 3);
    numbers.add(Double.NEGATIVE_INFINITY, 3);
    assertThat(text(numbers))
        .isEqualTo("[10.12,10,0.001,-0.5,1234.567,0.0,-0.0,1.0E-300,0.1234,null,null]");
  }

  @Test
  void anArrayWithoutNumbersIsOne() {
    assertThat(text(new JsonNumbers(0))).isEqualTo("[]");
  }

  @Test
  void everyNumberReadsBackToTheLastBit() {
    long seed = 81;
    SplittableRandom random = new SplittableRandom(seed);
    double[] written = new double[NUMBERS];
    JsonNumbers numbers = new JsonNumbers(64);
    for (int i = 0; i < NUMBERS; i++) {
      int decimals = random.nextInt(10);
      written[i] =
          switch (random.nextInt(5)) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> (float) (10 * random.nextGaussian());
            case 2 -> random.nextInt(-1_000, 1_000);
            case 3 -> random.nextLong() / 1_000.0;
            default -> Math.rint(random.nextGaussian() * 1e5) / Math.pow(10, decimals);
          };
      numbers.add(written[i], decimals);
    }
    JsonNode read = Json.parse(text(numbers).getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < NUMBERS; i++) {
      if (Double.isFinite(written[i])) {
        assertThat(Double.parseDouble(read.get(i).asString()))
            .as("number %d of seed %d", i, seed)
            .isEqualTo(written[i]);
      } else {
        assertThat(read.get(i).isNull()).isTrue();
      }
    }
  }

  @Test
  void wholeNumbersReadBackWhetherOrNotTheirUpperDigitsRepeat() {
    long seed = 82;
    SplittableRandom random = new SplittableRandom(seed);
    long[] written = new long[NUMBERS];
    JsonNumbers numbers = new JsonNumbers(64);
    long time = 1_763_000_000_000_000L;
    for (int i = 0; i < NUMBERS; i++) {
      time += random.nextInt(30_000_000);
      written[i] =
          switch (random.nextInt(4)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextInt(100);
            default -> time;
          };
      numbers.add(written[i]);
    }
    String[] read = text(numbers).replaceAll("[\\[\\]]", "").split(",");
    assertThat(read).hasSize(NUMBERS);
    for (int i = 0; i < NUMBERS; i++) {
      assertThat(Long.parseLong(read[i])).as("number %d of seed %d", i, seed).isEqualTo(written[i]);
    }
  }

  @Test
  void anArrayTakesTheFirstNumbersOfAnother() {
    long seed = 83;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 200; round++) {
      int own = random.nextInt(4);
      int others = random.nextInt(40);
      int most = random.nextInt(45);
      JsonNumbers expected = new JsonNumbers(0);
      JsonNumbers first = new JsonNumbers(0);
      JsonNumbers second = new JsonNumbers(0);
      for (int i = 0; i < own + others; i++) {
        double number = random.nextInt(-100, 100) / 8.0;
        (i < own ? first : second).add(number, 3);
        if (i < own + most) {
          expected.add(number, 3);
        }
      }
      first.addAll(second, most);
      assertThat(first.count()).isEqualTo(expected.count());
      assertThat(text(first)).as("round %d of seed %d", round, seed).isEqualTo(text(expected));
    }
  }
}
