package io.gaugewire.spc.distribution;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A text table with its provenance in the first line; columns groups are separated by bars. */
final class ReferenceTable {
  private ReferenceTable() {}

  static List<String[]> rows(String name) {
    try (InputStream in =
            Objects.requireNonNull(ReferenceTable.class.getResourceAsStream("/reference/" + name));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" \\| "))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static double[] numbers(String column) {
    return Arrays.stream(column.strip().split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  static Distribution distribution(String family, double[] p) {
    return switch (family) {
      case "normal" -> new Normal(p[0], p[1]);
      case "lognormal" -> new LogNormal(p[0], p[1]);
      case "weibull" -> new Weibull(p[0], p[1]);
      case "gamma" -> new Gamma(p[0], p[1]);
      case "exponential" -> new Exponential(p[0]);
      case "rayleigh" -> new Rayleigh(p[0]);
      case "logistic" -> new Logistic(p[0], p[1]);
      case "loglogistic" -> new LogLogistic(p[0], p[1]);
      case "gumbel" -> new Gumbel(p[0], p[1]);
      default -> throw new IllegalArgumentException(family);
    };
  }
}
