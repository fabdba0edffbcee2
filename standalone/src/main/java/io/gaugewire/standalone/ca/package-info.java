/**
 * The plant's own certificate authority: makes it, and the certificates with which edges and the
 * server show who they are. Keys never leave the folder they are made in by themselves; nothing
 * that is there is ever overwritten.
 */
@NullMarked
package io.gaugewire.standalone.ca;

import org.jspecify.annotations.NullMarked;
