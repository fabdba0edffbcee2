/**
 * Commands for commissioning: look at a register in every order, check a configuration without
 * connecting.
 *
 * <p>They write to standard output, being commands, and change nothing in a device.
 */
@NullMarked
package io.gaugewire.edge.probe;

import org.jspecify.annotations.NullMarked;
