/**
 * Quality objectives: what is to be reached, by whom and from when, and where it stands, computed
 * from the records and never typed.
 *
 * <p>Must not know how records come about.
 */
@NullMarked
package io.gaugewire.ingest.objectives;

import org.jspecify.annotations.NullMarked;
