/**
 * Remarks that people leave at subgroups of a chart: a flag with who, when and what. They change no
 * limit and no verdict; one that was wrong is voided with a reason and stays readable.
 *
 * <p>Must not know how charts are judged.
 */
@NullMarked
package io.gaugewire.ingest.annotation;

import org.jspecify.annotations.NullMarked;
