/**
 * The verbs {@code backup} and {@code restore}: a whole installation in one file, taken while it
 * runs, and an installation from such a file. Needs no program beside the embedded database.
 */
@NullMarked
package io.gaugewire.standalone.backup;

import org.jspecify.annotations.NullMarked;
