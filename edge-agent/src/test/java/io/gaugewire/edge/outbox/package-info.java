/** Tests of the outbox: nothing acknowledged is lost, nothing doubled, whatever dies. */
@NullMarked
package io.gaugewire.edge.outbox;

import org.jspecify.annotations.NullMarked;
