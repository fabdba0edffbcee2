/**
 * The virtual factory: its people, what they make and how they inspect it, and their work at desks
 * and stations, through the same interface as everybody's.
 *
 * <p>Must not know how an installation is started, and must not reach past the interface into the
 * quality domain's tables.
 */
@NullMarked
package io.gaugewire.standalone.factory;

import org.jspecify.annotations.NullMarked;
