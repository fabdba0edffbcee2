/**
 * Who acts: people with their offices for a time, how they sign in and sign, and the one table that
 * says which office may do what.
 *
 * <p>Must not know the records that people work on.
 */
@NullMarked
package io.gaugewire.ingest.identity;

import org.jspecify.annotations.NullMarked;
