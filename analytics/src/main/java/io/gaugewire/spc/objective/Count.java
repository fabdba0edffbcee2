package io.gaugewire.spc.objective;

import io.gaugewire.spc.rate.Proportion;
import java.time.Instant;

/**
 * One count that goes into an objective.
 *
 * @param at when it was counted
 * @param proportion how many of how many
 */
public record Count(Instant at, Proportion proportion) {}
