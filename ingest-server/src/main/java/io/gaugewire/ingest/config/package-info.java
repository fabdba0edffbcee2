/**
 * The server's configuration file as records; every problem in it is reported at once.
 *
 * <p>Must not know what a part does with its settings.
 */
@NullMarked
package io.gaugewire.ingest.config;

import org.jspecify.annotations.NullMarked;
