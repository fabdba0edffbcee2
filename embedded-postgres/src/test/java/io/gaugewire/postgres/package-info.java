/** Tests of the launcher, against the real binaries. */
@org.jspecify.annotations.NullMarked
package io.gaugewire.postgres;
