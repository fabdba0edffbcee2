/**
 * The verb {@code analyze}: control charts and capability of a file of measurements, for engineers
 * at their own desks.
 *
 * <p>Reads CSV, computes with the analytics library and nothing else, and writes a table, JSON or a
 * drawing. Knows no server, no database and no network.
 */
@org.jspecify.annotations.NullMarked
package io.gaugewire.standalone.analyze;
