/**
 * Reads and writes Modbus registers, and lets no wrong value through.
 *
 * <p>A reply counts only when transaction id, unit, function code, byte count and checksum all fit
 * the request that is open; after anything else the connection is closed and opened anew. The
 * package knows registers and nothing of stations, tags or journals.
 */
@NullMarked
package io.gaugewire.edge.modbus;

import org.jspecify.annotations.NullMarked;
