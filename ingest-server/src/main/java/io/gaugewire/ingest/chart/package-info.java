/**
 * Control charts as they are stored and shown: definitions, versions of limits, subgroups, signals.
 *
 * <p>Must not know how subgroups come about: that is monitoring.
 */
@NullMarked
package io.gaugewire.ingest.chart;

import org.jspecify.annotations.NullMarked;
