@NullMarked
package io.gaugewire.ingest.stationcontext;

import org.jspecify.annotations.NullMarked;
