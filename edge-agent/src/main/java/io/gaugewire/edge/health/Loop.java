package io.gaugewire.edge.health;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * A supervised loop, as health sees it.
 *
 * @param alive whether its thread runs
 * @param deaths how often it ended with something nobody expected and was begun again
 */
public record Loop(String name, BooleanSupplier alive, LongSupplier deaths) {}
