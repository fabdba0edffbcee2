package io.gaugewire.standalone.plant;

/** A characteristic and how it varies in this plant. */
record Measure(Characteristic characteristic, Variation variation) {}
