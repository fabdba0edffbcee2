package io.gaugewire.spc.chart;

import io.gaugewire.spc.limits.RateParameters;
import io.gaugewire.spc.limits.Stages;

/**
 * How a chart of counts is drawn.
 *
 * @param kind what is plotted
 * @param k distance of the limits from the center in standard errors, usually 3
 * @param stages where limits come from
 */
public record AttributeDesign(AttributeKind kind, double k, Stages<RateParameters> stages) {
  public AttributeDesign {
    Width.check(k);
  }

  /** Limits at 3 standard errors, estimated from every point. */
  public static AttributeDesign of(AttributeKind kind) {
    return new AttributeDesign(kind, 3, Stages.fromEveryPoint());
  }

  public AttributeDesign withWidth(double standardErrors) {
    return new AttributeDesign(kind, standardErrors, stages);
  }

  public AttributeDesign withStages(Stages<RateParameters> other) {
    return new AttributeDesign(kind, k, other);
  }
}
