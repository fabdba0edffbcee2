package io.gaugewire.standalone.factory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What the factory makes, and the way each part takes. Immutable. */
final class Products {
  private final Map<String, Product> byPart = new HashMap<>();

  /**
   * A product.
   *
   * @param letter its batches' numbers begin with
   * @param bad how often an inspection finds a bad batch
   * @param spell how many times as often in a bad month
   */
  record Product(
      String part,
      int quantity,
      String letter,
      double bad,
      double spell,
      List<String> customers,
      List<Step> way) {}

  /** An operation of its way. */
  record Step(String operation, String station, String department) {}

  Products() {
    JsonNode master = FactoryFiles.read("master");
    Map<String, String> departments = new HashMap<>();
    master
        .path("lines")
        .forEach(
            line ->
                departments.put(line.path("code").asString(), line.path("department").asString()));
    Map<String, List<Step>> ways = new HashMap<>();
    for (JsonNode part : master.path("parts")) {
      ways.put(
          part.path("code").asString(),
          part.path("operations")
              .valueStream()
              .map(
                  step ->
                      new Step(
                          step.path("code").asString(),
                          step.path("station").asString(),
                          departments.getOrDefault(step.path("line").asString(), "quality")))
              .toList());
    }
    for (JsonNode told : FactoryFiles.list("products")) {
      String part = told.path("part").asString();
      byPart.put(
          part,
          new Product(
              part,
              told.path("quantity").asInt(),
              told.path("letter").asString(),
              told.path("bad").asDouble(),
              told.path("spell").asDouble(),
              told.path("customers").valueStream().map(JsonNode::asString).toList(),
              ways.getOrDefault(part, List.of())));
    }
  }

  boolean knows(String part) {
    return byPart.containsKey(part);
  }

  Product of(String part) {
    Product product = byPart.get(part);
    if (product == null) {
      throw new IllegalStateException("products.yml: there is no part " + part);
    }
    return product;
  }
}
