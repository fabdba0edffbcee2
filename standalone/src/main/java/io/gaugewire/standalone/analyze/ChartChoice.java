package io.gaugewire.standalone.analyze;

import java.util.Arrays;
import java.util.List;

/** The charts the verb draws, under the names of its option. */
enum ChartChoice {
  XBAR_R("xbar-r", Family.SUBGROUPS),
  XBAR_S("xbar-s", Family.SUBGROUPS),
  MEDIAN_R("median-r", Family.SUBGROUPS),
  I_MR_R("i-mr-r", Family.SUBGROUPS),
  I_MR_S("i-mr-s", Family.SUBGROUPS),
  I_MR("i-mr", Family.INDIVIDUALS),
  T("t", Family.INDIVIDUALS),
  EWMA("ewma", Family.WEIGHTED),
  CUSUM("cusum", Family.WEIGHTED),
  MOVING_AVERAGE("moving-average", Family.WEIGHTED),
  P("p", Family.COUNTS),
  NP("np", Family.COUNTS),
  C("c", Family.COUNTS),
  U("u", Family.COUNTS),
  LANEY_P("laney-p", Family.COUNTS),
  LANEY_U("laney-u", Family.COUNTS),
  G("g", Family.BETWEEN_EVENTS),
  T2("t2", Family.VECTORS);

  /** What a chart is made from. */
  enum Family {
    SUBGROUPS,
    INDIVIDUALS,
    WEIGHTED,
    COUNTS,
    BETWEEN_EVENTS,
    VECTORS
  }

  private final String label;
  private final Family family;

  ChartChoice(String label, Family family) {
    this.label = label;
    this.family = family;
  }

  String label() {
    return label;
  }

  Family family() {
    return family;
  }

  /** Whether values are measurements, so that a specification makes sense beside them. */
  boolean hasCapability() {
    return switch (family) {
      case SUBGROUPS, INDIVIDUALS -> this != T;
      case WEIGHTED -> true;
      case COUNTS, BETWEEN_EVENTS, VECTORS -> false;
    };
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(ChartChoice::label).toList();
  }

  static ChartChoice labelled(String label) {
    return Arrays.stream(values())
        .filter(choice -> choice.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no chart '" + label + "'; there are " + String.join(", ", labels())));
  }
}
