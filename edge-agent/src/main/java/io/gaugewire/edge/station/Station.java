package io.gaugewire.edge.station;

import io.gaugewire.edge.journal.Journal;

/**
 * What the station's web face shows and takes.
 *
 * @param journal takes inspection records
 */
public record Station(Journal journal, LiveValues live, ContextCache context, Holds holds) {}
