/**
 * How the edge is doing, as numbers for a monitoring system, as a short list of faults, and as a
 * report for the status page.
 */
@NullMarked
package io.gaugewire.edge.health;

import org.jspecify.annotations.NullMarked;
