package io.gaugewire.spc.limits;

/** What control limits are computed from: estimated in a phase I, or given as standards. */
public sealed interface ChartParameters permits ProcessParameters, RateParameters {}
