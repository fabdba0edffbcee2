package io.gaugewire.ingest.reports;

import io.gaugewire.ingest.paper.Cell;
import io.gaugewire.ingest.paper.Chart;
import io.gaugewire.ingest.paper.Table;
import java.util.List;
import java.util.Optional;

/**
 * What a report says in one language, section by section; the same for paper and spreadsheets.
 *
 * @param plant whose report it is; absent: it was given no name
 */
record ReportText(Optional<String> plant, String title, List<Section> sections) {
  ReportText {
    sections = List.copyOf(sections);
  }

  /** A section; what it has nothing to say about is empty. */
  record Section(String title, List<Fact> facts, List<Chart> charts, List<Table> tables) {
    Section {
      facts = List.copyOf(facts);
      charts = List.copyOf(charts);
      tables = List.copyOf(tables);
    }
  }

  /** A figure with its name. */
  record Fact(String name, Cell value) {}
}
