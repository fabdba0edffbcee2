/**
 * What could not be understood or did not fit, with its bytes and the reason: listed, replayed
 * after the mend, or discarded with a reason. Nothing that arrives vanishes.
 */
@NullMarked
package io.gaugewire.ingest.quarantine;

import org.jspecify.annotations.NullMarked;
