/**
 * The edges: what each says of itself, whether it is there, and how much of what it produced is
 * stored. Must not know how they are connected.
 */
@NullMarked
package io.gaugewire.ingest.fleet;

import org.jspecify.annotations.NullMarked;
