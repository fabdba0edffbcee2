/** The verb that analyzes files, from its arguments to what it prints. */
@org.jspecify.annotations.NullMarked
package io.gaugewire.standalone.analyze;
