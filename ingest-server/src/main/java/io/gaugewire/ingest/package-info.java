/**
 * The ingest server: takes what edges send, stores it exactly once, judges it, and answers those
 * who ask. Packages by feature; only {@code database} and the stores know SQL.
 */
@NullMarked
package io.gaugewire.ingest;

import org.jspecify.annotations.NullMarked;
