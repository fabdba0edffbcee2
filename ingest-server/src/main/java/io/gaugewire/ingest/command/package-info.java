/**
 * What the verbs of the command line have in common: which database is meant, and the outcome as
 * one line of JSON.
 */
@NullMarked
package io.gaugewire.ingest.command;

import org.jspecify.annotations.NullMarked;
