/** Tests of the uplink against servers that lose, repeat, reorder, freeze and die. */
@NullMarked
package io.gaugewire.edge.uplink;

import org.jspecify.annotations.NullMarked;
