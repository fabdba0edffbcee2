package io.gaugewire.standalone.analyze;

import io.gaugewire.spc.capability.SpecificationLimits;
import io.gaugewire.spc.rule.RuleSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Charts and capability of a CSV file. Ends with 0 when the analysis was made (whatever it found),
 * 1 when the file cannot be analyzed, 2 for wrong use.
 */
@Command(
    name = "analyze",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Draws a control chart of a CSV file, finds signals, and states capability.",
    footer = {
      "",
      "Exit codes: 0 analysis made, 1 the file cannot be analyzed, 2 wrong use.",
      "Missing values: empty, NA, N/A, null, * or -. Lines that start with # are left out."
    })
public final class AnalyzeVerb implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "CSV file, UTF-8")
  private Path file = Path.of("");

  @Option(
      names = "--chart",
      required = true,
      completionCandidates = Charts.class,
      paramLabel = "CHART",
      description = "one of ${COMPLETION-CANDIDATES}")
  private String chart = "";

  @Option(names = "--n", description = "subgroup size of consecutive rows, or the constant sample")
  private @Nullable Integer n;

  @Option(
      names = "--value",
      split = ",",
      paramLabel = "COLUMN",
      description = "name or number; several make each row a subgroup (default: first numeric)")
  private List<String> values = List.of();

  @Option(
      names = "--subgroup",
      paramLabel = "COLUMN",
      description = "a new subgroup wherever its text changes")
  private @Nullable String subgroup;

  @Option(names = "--size", paramLabel = "COLUMN", description = "units inspected, for p, np, u")
  private @Nullable String size;

  @Option(
      names = "--stage",
      paramLabel = "COLUMN",
      description = "a new stage with limits of its own wherever its text changes")
  private @Nullable String stage;

  @Option(names = "--sigmas", description = "distance of the limits (default: ${DEFAULT-VALUE})")
  private double sigmas = 3;

  @Option(names = "--baseline", description = "estimate from the first points, then freeze")
  private @Nullable Integer baseline;

  @Option(names = "--mean", description = "given center (or rate) instead of an estimate")
  private @Nullable Double mean;

  @Option(names = "--sigma", description = "given sigma instead of an estimate")
  private @Nullable Double sigma;

  @Option(
      names = "--estimator",
      description =
          "rbar, rbar-mvlue, sbar, sbar-mvlue, pooled, pooled-biased, mr-mean or mr-median")
  private @Nullable String estimator;

  @Option(
      names = "--rules",
      description =
          "limits, nelson, western-electric or aiag; numbers after a colon choose some, such as"
              + " nelson:1,2,5 (default: nelson:1,2)")
  private String rules = "nelson:1,2";

  @Option(names = "--lambda", description = "EWMA weight (default: ${DEFAULT-VALUE})")
  private double lambda = 0.2;

  @Option(names = "--width", description = "EWMA width L (default: ${DEFAULT-VALUE})")
  private double width = 2.859;

  @Option(names = "--k", description = "CUSUM reference value (default: ${DEFAULT-VALUE})")
  private double k = 0.5;

  @Option(names = "--h", description = "CUSUM decision interval (default: ${DEFAULT-VALUE})")
  private double h = 4.774;

  @Option(names = "--head-start", description = "CUSUM head start, 0 to 1")
  private double headStart;

  @Option(
      names = "--span",
      description = "of moving ranges (default 2) and moving averages (default 3)")
  private @Nullable Integer span;

  @Option(names = "--alpha", description = "T² false alarm rate (default: ${DEFAULT-VALUE})")
  private double alpha = 0.0027;

  @Option(names = "--lsl", description = "lower specification limit")
  private @Nullable Double lsl;

  @Option(names = "--target", description = "target value")
  private @Nullable Double target;

  @Option(names = "--usl", description = "upper specification limit")
  private @Nullable Double usl;

  @Option(names = "--separator", description = "comma, semicolon or tab (default: found)")
  private @Nullable String separator;

  @Option(names = "--header", negatable = true, description = "first line names the columns")
  private @Nullable Boolean header;

  @Option(names = "--decimal-comma", description = "numbers are written 1,5")
  private boolean decimalComma;

  @Option(names = "--json", description = "print JSON (docs/formats/analyze-json.md)")
  private boolean json;

  @Option(names = "--svg", paramLabel = "OUT", description = "draw the chart into this file")
  private @Nullable Path svg;

  @Option(names = "--lang", description = "en or zh-CN (default: ${DEFAULT-VALUE})")
  private String language = "en";

  /** Made by the command line. */
  public AnalyzeVerb() {}

  /** The names for help and completion. */
  static final class Charts implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ChartChoice.labels().iterator();
    }
  }

  @Override
  public Integer call() {
    try {
      Words words = words();
      Request request = request();
      Analysis analysis = Analyzer.analyze(Sheet.read(file, format()), request);
      if (svg != null) {
        write(svg, SvgChart.of(analysis, words));
      }
      PrintWriter out = spec.commandLine().getOut();
      out.print(json ? JsonReport.of(analysis) : TableReport.of(analysis, words));
      out.flush();
      return 0;
    } catch (WrongInputException problem) {
      spec.commandLine().getErr().println("gaugewire analyze: " + problem.getMessage());
      return 1;
    } catch (IllegalArgumentException problem) {
      throw new ParameterException(
          spec.commandLine(), String.valueOf(problem.getMessage()), problem);
    }
  }

  private static void write(Path path, String content) {
    try {
      Files.writeString(path, content, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be written: " + e.getMessage(), e);
    }
  }

  private Words words() {
    return switch (language.toLowerCase(Locale.ROOT)) {
      case "en" -> Words.ENGLISH;
      case "zh", "zh-cn" -> Words.CHINESE;
      default -> throw new IllegalArgumentException("no language '" + language + "'; en or zh-CN");
    };
  }

  private Sheet.Format format() {
    Optional<Character> given =
        Optional.ofNullable(separator)
            .map(
                name ->
                    switch (name) {
                      case "comma", "," -> ',';
                      case "semicolon", ";" -> ';';
                      case "tab" -> '\t';
                      default ->
                          throw new IllegalArgumentException(
                              "no separator '" + name + "'; comma, semicolon or tab");
                    });
    return new Sheet.Format(given, Optional.ofNullable(header), decimalComma);
  }

  private Request request() {
    if (n != null && n < 1) {
      throw new IllegalArgumentException("--n is 1 or more, not " + n);
    }
    ChartChoice choice = ChartChoice.labelled(chart);
    Optional<SpecificationLimits> specification = specification();
    if (specification.isPresent() && !choice.hasCapability()) {
      throw new IllegalArgumentException(
          "a " + chart + " chart takes no specification limits; use --chart i-mr or xbar-r");
    }
    return new Request(
        choice,
        new Request.Columns(
            values,
            Optional.ofNullable(subgroup),
            whole(n),
            Optional.ofNullable(size),
            whole(n),
            Optional.ofNullable(stage)),
        new Request.Limits(
            sigmas, whole(baseline), number(mean), number(sigma), Optional.ofNullable(estimator)),
        new Request.Tuning(lambda, width, k, h, headStart, span(choice), alpha),
        rules(),
        specification);
  }

  private int span(ChartChoice choice) {
    if (span != null) {
      return span;
    }
    return choice == ChartChoice.MOVING_AVERAGE ? 3 : 2;
  }

  private static OptionalInt whole(@Nullable Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }

  private static OptionalDouble number(@Nullable Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private Optional<SpecificationLimits> specification() {
    return lsl == null && usl == null && target == null
        ? Optional.empty()
        : Optional.of(new SpecificationLimits(number(lsl), number(target), number(usl)));
  }

  private RuleSet rules() {
    String[] parts = rules.split(":", 2);
    RuleSet set =
        switch (parts[0]) {
          case "limits" -> RuleSet.limitsOnly();
          case "nelson" -> RuleSet.nelson();
          case "western-electric" -> RuleSet.westernElectric();
          case "aiag" -> RuleSet.aiag();
          default ->
              throw new IllegalArgumentException(
                  "no rules '" + parts[0] + "'; limits, nelson, western-electric or aiag");
        };
    return parts.length == 1 ? set : set.only(numbers(parts[1]));
  }

  private static int[] numbers(String list) {
    try {
      return Arrays.stream(list.split(",", -1))
          .mapToInt(number -> Integer.parseInt(number.strip()))
          .toArray();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("rule numbers look like 1,2,5, not '" + list + "'", e);
    }
  }
}
