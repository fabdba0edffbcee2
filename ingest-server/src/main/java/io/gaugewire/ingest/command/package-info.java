/**
 * What the verbs of the command line that work on an installation have in common: which database is
 * meant.
 */
@NullMarked
package io.gaugewire.ingest.command;

import org.jspecify.annotations.NullMarked;
