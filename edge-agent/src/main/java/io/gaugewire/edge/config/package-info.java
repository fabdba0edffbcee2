/**
 * What an edge is told to do: {@code edge.yml} and the device profiles, read into records.
 *
 * <p>Every problem of a file is found in one go and named by file, line and key; an unknown key is
 * a problem. Defaults stand in the records or where they are read, and nowhere else. The package
 * opens no connection.
 */
@NullMarked
package io.gaugewire.edge.config;

import org.jspecify.annotations.NullMarked;
