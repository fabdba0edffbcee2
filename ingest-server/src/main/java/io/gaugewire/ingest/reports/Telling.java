package io.gaugewire.ingest.reports;

import io.gaugewire.ingest.paper.Cell;
import io.gaugewire.ingest.reports.ReportText.Fact;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** How the sections of a report tell its frozen figures in one language. */
record Telling(Words words, JsonNode figures) {
  /** A table to be filled; its name and those of its columns are among the words. */
  Rows rows(String name) {
    return new Rows(words, name);
  }

  String section(String name) {
    return words.of("section." + name);
  }

  Fact fact(String name, Cell value) {
    return new Fact(words.of("fact." + name), value);
  }

  /** A figure that a section of the figures holds under the fact's own name. */
  Fact count(String name, JsonNode section) {
    return fact(name, words.number(Rows.decimal(section, name)));
  }

  Fact sum(String name, JsonNode list, String field) {
    return fact(name, words.number(sum(list, field)));
  }

  static BigDecimal sum(JsonNode list, String field) {
    return BigDecimal.valueOf(
        StreamSupport.stream(list.spliterator(), false)
            .mapToLong(row -> row.path(field).asLong())
            .sum());
  }

  /** Text that a record has in both languages. */
  String named(JsonNode row) {
    return row.path(words.language() == Words.Language.ZH ? "nameZh" : "nameEn").asString("");
  }

  /** The plant, where it was given a name. */
  Optional<String> plant() {
    return Optional.of(inLanguage(figures.at("/names/plant"))).filter(name -> !name.isEmpty());
  }

  /** The currency of costs, where the plant named one. */
  Optional<String> currency() {
    return Optional.of(figures.at("/incidents/currency").asString(""))
        .filter(code -> !code.isEmpty());
  }

  String department(String code) {
    return called("departments", code);
  }

  String line(String code) {
    return called("lines", code);
  }

  String part(String code) {
    return called("parts", code);
  }

  /** A line by the name its row has. */
  String line(JsonNode row) {
    String name = named(row);
    return name.isEmpty() ? row.path("line").asString("") : name;
  }

  /** Who signs so; with what they sign where another in the report has the same name. */
  String person(String signer) {
    JsonNode people = figures.at("/names/people");
    String name = people.path(signer).asString("");
    if (name.isEmpty()) {
      return signer;
    }
    boolean alone =
        people.propertyStream().filter(one -> one.getValue().asString("").equals(name)).count()
            == 1;
    return alone ? name : name + " (" + signer + ")";
  }

  private String called(String list, String code) {
    String name = inLanguage(figures.path("names").path(list).path(code));
    return name.isEmpty() ? code : name;
  }

  private String inLanguage(JsonNode name) {
    return name.path(words.language().key()).asString("");
  }
}
