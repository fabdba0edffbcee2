/**
 * Runs reference cases, kept as data, against the library.
 *
 * <p>A topic is one file of cases and one adapter that turns a case's input into calls of the
 * library and its results into the shape of the expected values. The adapters hold no arithmetic of
 * their own.
 */
@org.jspecify.annotations.NullMarked
package io.gaugewire.spc.oracle;
