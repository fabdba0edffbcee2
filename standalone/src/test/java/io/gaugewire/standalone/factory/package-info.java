/** Tests of the virtual factory on a real PostgreSQL. */
@org.jspecify.annotations.NullMarked
package io.gaugewire.standalone.factory;
