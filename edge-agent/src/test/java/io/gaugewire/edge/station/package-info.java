/** Tests of what the edge offers to the people at its stations. */
@NullMarked
package io.gaugewire.edge.station;

import org.jspecify.annotations.NullMarked;
