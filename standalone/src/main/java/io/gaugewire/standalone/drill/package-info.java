/**
 * The verb {@code drill}: load from several edges while edge, server, database and network are
 * killed, frozen and cut at random, and a count of what came of it.
 */
@NullMarked
package io.gaugewire.standalone.drill;

import org.jspecify.annotations.NullMarked;
