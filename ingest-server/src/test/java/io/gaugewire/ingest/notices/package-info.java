@NullUnmarked
package io.gaugewire.ingest.notices;

import org.jspecify.annotations.NullUnmarked;
