/**
 * Speed of the library, measured with JMH and run by {@link io.gaugewire.spc.bench.Benchmarks}; not
 * part of the tests. Results with the machine they come from are in {@code
 * docs/benchmarks/analytics.md}.
 */
@org.jspecify.annotations.NullMarked
package io.gaugewire.spc.bench;
