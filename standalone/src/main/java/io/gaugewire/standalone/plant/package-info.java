/**
 * A plant that is not there: stations that speak Modbus TCP and ASCII lines as real ones do, with
 * parts flowing through them in batches.
 *
 * <p>The model ({@code PlantModel}, {@code ProcessModel}, {@code Dryer}) is pure: time and seed are
 * passed in, and the same seed gives the same parts. The devices show what the model makes; they
 * know registers and nothing of processes. Nothing here knows the server or the edge.
 */
@org.jspecify.annotations.NullMarked
package io.gaugewire.standalone.plant;
