/**
 * Statistical process control as pure functions and immutable values.
 *
 * <p>Knows the JDK, Apache Commons Math and Apache Commons Statistics, and nothing else: no input
 * or output, no clock, no threads, no framework.
 */
@org.jspecify.annotations.NullMarked
package io.gaugewire.spc;
