package io.gaugewire.ingest.masterdata;

import io.gaugewire.ingest.characteristic.BilingualText;
import io.gaugewire.ingest.characteristic.Specification;
import io.gaugewire.ingest.chart.ChartKind;
import io.gaugewire.ingest.chart.ChartPlan;
import io.gaugewire.ingest.chart.RunRules;
import io.gaugewire.settings.ConfigException;
import io.gaugewire.settings.Problems;
import io.gaugewire.settings.Section;
import io.gaugewire.settings.YamlTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a master-data file; everything wrong in it is reported at once. */
public final class MasterDataReader {
  private static final BilingualText UNNAMED = new BilingualText("?", "?");

  private final Problems problems = new Problems();
  private final Set<String> codes = new HashSet<>();
  private final Set<MasterData.Source> sources = new HashSet<>();

  private MasterDataReader() {}

  /**
   * What a file says.
   *
   * @throws ConfigException listing everything that is wrong in it
   */
  public static MasterData read(Path file) {
    try {
      return read(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the master data " + file, e);
    }
  }

  static MasterData read(String file, String text) {
    return new MasterDataReader().readTop(file, text);
  }

  private MasterData readTop(String file, String text) {
    Section top = new Section(file, "", YamlTree.parse(file, text, problems), problems);
    String site = top.name("site");
    List<MasterData.Station> stations = new ArrayList<>();
    for (Section station : top.sections("stations")) {
      stations.add(new MasterData.Station(unique(station, "station "), text(station)));
      station.done();
    }
    List<MasterData.Item> items = new ArrayList<>();
    for (Section section : top.sections("characteristics")) {
      item(section).ifPresent(items::add);
    }
    top.done();
    problems.throwIfAny();
    return new MasterData(site, stations, items);
  }

  private Optional<MasterData.Item> item(Section section) {
    int before = problems.count();
    String code = unique(section, "characteristic ");
    BilingualText name = text(section);
    MasterData.Resolution resolution =
        new MasterData.Resolution(section.text("unit", ""), (int) section.whole("decimals", 0, 12));
    Specification specification = specification(section);
    MasterData.Source source = source(section);
    ChartPlan plan = plan(section.requiredSection("chart"));
    Optional<MasterData.KnownLimits> limits =
        Optional.ofNullable(section.section("limits")).flatMap(this::limits);
    section.done();
    return problems.count() > before
        ? Optional.empty()
        : Optional.of(
            new MasterData.Item(code, name, resolution, specification, source, plan, limits));
  }

  private String unique(Section section, String kind) {
    String code = section.name("code");
    if (!codes.add(kind + code)) {
      section.wrong("code", kind + "'" + code + "' a second time", "each code once");
    }
    return code;
  }

  private static BilingualText text(Section section) {
    Section name = section.requiredSection("name");
    String en = name.name("en");
    String zh = name.name("zh");
    name.done();
    return en.isBlank() || zh.isBlank() ? UNNAMED : new BilingualText(en, zh);
  }

  private static Specification specification(Section section) {
    Section limits = section.section("specification");
    if (limits == null) {
      return new Specification(Optional.empty(), Optional.empty(), Optional.empty());
    }
    Optional<BigDecimal> lower = limits.decimal("lower");
    Optional<BigDecimal> target = limits.decimal("target");
    Optional<BigDecimal> upper = limits.decimal("upper");
    limits.done();
    if (lower.isPresent() && upper.isPresent() && lower.get().compareTo(upper.get()) >= 0) {
      limits.wrong("lower", lower.get().toPlainString(), "a number below upper");
      lower = Optional.empty();
    }
    return new Specification(lower, target, upper);
  }

  private MasterData.Source source(Section section) {
    Section from = section.requiredSection("source");
    MasterData.Source source =
        new MasterData.Source(from.name("edge"), from.name("station"), from.name("tag"));
    from.done();
    if (!sources.add(source)) {
      section.wrong("source", "a tag that feeds another characteristic", "each tag once");
    }
    return source;
  }

  private static ChartPlan plan(Section section) {
    ChartKind kind = kind(section);
    int size = (int) section.whole("subgroupSize", kind.smallest(), kind.largest(), kind.usual());
    List<String> location = section.texts("locationRules", List.of("nelson-1", "nelson-2"));
    known(section, "locationRules", location, RunRules.ON_LOCATION);
    List<String> dispersion = section.texts("dispersionRules", List.of("nelson-1"));
    known(section, "dispersionRules", dispersion, RunRules.ON_DISPERSION);
    int phaseOne = (int) section.whole("phaseOne", 2, 1_000, 25);
    Duration staleAfter =
        section.duration(
            "staleAfter", Duration.ofSeconds(1), Duration.ofDays(366), Duration.ofMinutes(10));
    section.done();
    return new ChartPlan(kind, size, location, dispersion, phaseOne, staleAfter);
  }

  private static ChartKind kind(Section section) {
    String key = section.name("kind");
    Optional<ChartKind> kind = ChartKind.of(key);
    if (kind.isEmpty()) {
      section.wrong("kind", "'" + key + "'", "one of " + ChartKind.KEYS);
    }
    return kind.orElse(ChartKind.XBAR_R);
  }

  private static void known(Section section, String key, List<String> rules, List<String> known) {
    for (String rule : rules) {
      if (!known.contains(rule)) {
        section.wrong(key, "'" + rule + "'", "rules among " + String.join(", ", known));
      }
    }
  }

  private Optional<MasterData.KnownLimits> limits(@Nullable Section section) {
    if (section == null) {
      return Optional.empty();
    }
    double mu = section.number("mu", Double.NaN);
    double sigma = section.number("sigma", Double.NaN);
    String author = section.name("author");
    String approver = section.name("approver");
    String reason = section.name("reason");
    section.done();
    if (Double.isNaN(mu)) {
      section.wrong("mu", "nothing usable", "the process mean");
      return Optional.empty();
    }
    if (!(sigma > 0)) {
      section.wrong("sigma", "nothing usable", "a standard deviation above 0");
      return Optional.empty();
    }
    if (author.equals(approver)) {
      section.wrong("approver", "the author again", "a second person");
      return Optional.empty();
    }
    return Optional.of(new MasterData.KnownLimits(mu, sigma, author, approver, reason));
  }
}
