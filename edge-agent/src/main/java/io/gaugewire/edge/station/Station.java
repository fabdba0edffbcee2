package io.gaugewire.edge.station;

/** What the station's web face shows and takes. */
public record Station(
    LiveValues live, ContextCache context, Holds holds, Inspectors inspectors, Measure measure) {}
