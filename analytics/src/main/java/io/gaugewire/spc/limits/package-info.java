/**
 * What a control chart is drawn from: subgroups, estimates of mean and spread, and limit sets.
 *
 * <p>A limit set is an immutable version with its origin: the estimator, the subgroups it came
 * from, what was excluded and why, who made it, who approved it and from when it holds. Nothing
 * here recomputes limits by itself. Knows nothing of charts or rules.
 */
@org.jspecify.annotations.NullMarked
package io.gaugewire.spc.limits;
