/** Tests of an edge as a whole. */
@org.jspecify.annotations.NullMarked
package io.gaugewire.edge;
