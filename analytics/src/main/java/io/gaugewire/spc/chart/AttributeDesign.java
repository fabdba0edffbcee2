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

  /** The same with its limits {@code standardErrors} from the center; more than 0, usually 3. */
  public AttributeDesign withWidth(double standardErrors) {
    return new AttributeDesign(kind, standardErrors, stages);
  }

  /** The same with limits from elsewhere. */
  public AttributeDesign withStages(Stages<RateParameters> other) {
    return new AttributeDesign(kind, k, other);
  }
}
