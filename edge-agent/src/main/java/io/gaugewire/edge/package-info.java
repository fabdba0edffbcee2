/**
 * The edge agent: reads gauges and stations, keeps every reading until the server has it, and
 * serves the people at the station. Here is only the wiring.
 */
@NullMarked
package io.gaugewire.edge;

import org.jspecify.annotations.NullMarked;
