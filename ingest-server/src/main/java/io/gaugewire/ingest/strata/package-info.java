/**
 * What a chart's readings look like when they are parted by something they carry: batch, source,
 * shift, inspector, gauge. It asks whether the parts differ by more than what varies within them.
 *
 * <p>Must not know how subgroups come about.
 */
@NullMarked
package io.gaugewire.ingest.strata;

import org.jspecify.annotations.NullMarked;
