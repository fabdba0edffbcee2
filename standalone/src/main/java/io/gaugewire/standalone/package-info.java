/**
 * The command line and the installation on one machine: where its data lies, what runs in which
 * order, and how it stops. Verbs are classes of picocli; what they do lives in the modules they
 * call.
 */
@org.jspecify.annotations.NullMarked
package io.gaugewire.standalone;
