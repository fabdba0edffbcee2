/** Tests of the virtual plant: its model alone, its devices alone, and all of it over TCP. */
@org.jspecify.annotations.NullMarked
package io.gaugewire.standalone.plant;
