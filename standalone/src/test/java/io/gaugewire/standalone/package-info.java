/** Tests of the command line and of what holds an installation together. */
@org.jspecify.annotations.NullMarked
package io.gaugewire.standalone;
