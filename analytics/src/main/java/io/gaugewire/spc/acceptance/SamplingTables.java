package io.gaugewire.spc.acceptance;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;

/**
 * One edition of the code letters and master tables for single sampling.
 *
 * <p>Editions are data: {@link #of} reads one from named rows, as in the file of the edition that
 * comes with the library.
 */
public final class SamplingTables {
  private static final int SMALLEST_LOT = 2;

  private static final class Edition1999 {
    static final SamplingTables TABLES = bundled("io.gaugewire.spc.acceptance.iso-2859-1-1999");
  }

  private final String edition;
  private final List<Aql> aqls;
  private final List<Integer> largestLots;
  private final Map<InspectionLevel, List<CodeLetter>> letters;
  private final Map<Severity, MasterTable> tables;

  private SamplingTables(
      String edition,
      List<Aql> aqls,
      List<Integer> largestLots,
      Map<InspectionLevel, List<CodeLetter>> letters,
      Map<Severity, MasterTable> tables) {
    this.edition = edition;
    this.aqls = aqls;
    this.largestLots = largestLots;
    this.letters = letters;
    this.tables = tables;
  }

  /** ISO 2859-1:1999, tables 1, 2-A, 2-B and 2-C. */
  public static SamplingTables iso2859of1999() {
    return Edition1999.TABLES;
  }

  private static SamplingTables bundled(String name) {
    ResourceBundle bundle = ResourceBundle.getBundle(name, Locale.ROOT);
    Map<String, String> rows = new HashMap<>();
    bundle.keySet().forEach(key -> rows.put(key, bundle.getString(key)));
    return of(rows);
  }

  /**
   * Tables from rows of cells separated by blanks: {@code edition}, {@code aqls}, {@code lots} (the
   * largest lot of each row of table 1, the last one {@code *}), {@code level.II} and the other
   * levels (letters), {@code normal.sizes}, {@code normal.A} and so on (an acceptance number,
   * {@code v} for the first plan below, {@code ^} for the first above, {@code .} for no cell).
   *
   * @throws IllegalArgumentException naming the row that is missing, has another number of cells,
   *     or holds an arrow that leads nowhere
   */
  public static SamplingTables of(Map<String, String> rows) {
    UnaryOperator<String> row =
        name -> {
          String text = rows.get(name);
          if (text == null) {
            throw new IllegalArgumentException("sampling tables lack the row " + name);
          }
          return text;
        };
    List<Aql> aqls = cells(row, "aqls").stream().map(Aql::of).toList();
    List<Integer> lots =
        cells(row, "lots").stream()
            .map(lot -> lot.equals("*") ? Integer.MAX_VALUE : Integer.parseInt(lot))
            .toList();
    Map<InspectionLevel, List<CodeLetter>> letters = new EnumMap<>(InspectionLevel.class);
    for (InspectionLevel level : InspectionLevel.values()) {
      List<String> cells = cells(row, "level." + level.label());
      if (cells.size() != lots.size()) {
        throw new IllegalArgumentException(
            "row level.%s has %d letters for %d lot sizes"
                .formatted(level.label(), cells.size(), lots.size()));
      }
      letters.put(level, cells.stream().map(CodeLetter::valueOf).toList());
    }
    Map<Severity, MasterTable> tables = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      String name = severity.name().toLowerCase(Locale.ROOT);
      List<Integer> sizes = cells(row, name + ".sizes").stream().map(Integer::valueOf).toList();
      List<List<String>> lines = new ArrayList<>();
      for (int i = 0; i < sizes.size(); i++) {
        lines.add(cells(row, name + "." + CodeLetter.values()[i]));
      }
      tables.put(severity, MasterTable.of(name, sizes, lines, aqls.size()));
    }
    return new SamplingTables(row.apply("edition"), aqls, lots, letters, tables);
  }

  private static List<String> cells(UnaryOperator<String> row, String name) {
    return List.of(row.apply(name).strip().split("\\s+", -1));
  }

  /** The standard and its year. */
  public String edition() {
    return edition;
  }

  /** The AQLs of the tables, ascending. */
  public List<Aql> aqls() {
    return aqls;
  }

  /**
   * Table 1.
   *
   * @param lotSize N, 2 or more; a lot of one unit is that unit's inspection
   * @throws IllegalArgumentException for a smaller lot
   */
  public CodeLetter codeLetter(InspectionLevel level, int lotSize) {
    checkLotSize(lotSize);
    int row = 0;
    while (largestLots.get(row) < lotSize) {
      row++;
    }
    return Objects.requireNonNull(letters.get(level)).get(row);
  }

  /**
   * Tables 2-A, 2-B and 2-C with arrows followed: the first plan in the arrow's direction, with the
   * sample size of its own row.
   *
   * @throws IllegalArgumentException for an AQL or a letter the tables do not have
   */
  public TablePlan plan(Severity severity, CodeLetter letter, Aql aql) {
    int column = aqls.indexOf(aql);
    if (column < 0) {
      throw new IllegalArgumentException(
          "no AQL of " + aql + " in " + edition + "; the AQLs are " + aqls);
    }
    return Objects.requireNonNull(tables.get(severity)).plan(letter, column);
  }

  /**
   * The AQL one step tighter, by which the switching score is kept.
   *
   * @return the next smaller AQL of the tables; the smallest one is its own
   * @throws IllegalArgumentException for an AQL the tables do not have
   */
  public Aql tighter(Aql aql) {
    int column = aqls.indexOf(aql);
    if (column < 0) {
      throw new IllegalArgumentException(
          "no AQL of " + aql + " in " + edition + "; the AQLs are " + aqls);
    }
    return aqls.get(Math.max(0, column - 1));
  }

  /**
   * What is to be inspected of a lot.
   *
   * @param lotSize N, 2 or more
   * @throws IllegalArgumentException for a smaller lot or an AQL the tables do not have
   */
  public LotPlan lotPlan(int lotSize, InspectionLevel level, Aql aql, Severity severity) {
    CodeLetter letter = codeLetter(level, lotSize);
    return new LotPlan(lotSize, letter, plan(severity, letter, aql));
  }

  static void checkLotSize(int lotSize) {
    if (lotSize < SMALLEST_LOT) {
      throw new IllegalArgumentException(
          "sampling is for lots of 2 units or more, not " + lotSize + "; inspect every unit");
    }
  }
}
