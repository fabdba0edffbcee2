/** The quality domain as its users meet it: scenarios over HTTP on a real PostgreSQL. */
@NullUnmarked
package io.gaugewire.ingest.quality;

import org.jspecify.annotations.NullUnmarked;
