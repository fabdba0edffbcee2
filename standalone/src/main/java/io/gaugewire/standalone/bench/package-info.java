/** The verb {@code bench}: what this installation reaches on this machine, measured. */
@NullMarked
package io.gaugewire.standalone.bench;

import org.jspecify.annotations.NullMarked;
