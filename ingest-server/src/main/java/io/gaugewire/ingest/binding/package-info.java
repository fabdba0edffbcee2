/**
 * Which tag measures which characteristic, and when: assigned by people, or by the master data when
 * it names the tag. An assignment is ended, never deleted, and raw readings do not depend on it.
 *
 * <p>Must not know charts or how readings travel.
 */
@NullMarked
package io.gaugewire.ingest.binding;

import org.jspecify.annotations.NullMarked;
