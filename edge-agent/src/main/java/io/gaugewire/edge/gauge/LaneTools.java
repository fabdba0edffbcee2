package io.gaugewire.edge.gauge;

import io.gaugewire.edge.journal.Journal;
import io.gaugewire.edge.journal.SourceTime;

/** What every lane works with. */
record LaneTools(Journal journal, SourceTime time) {}
