/**
 * Who changed which record, when, from where and why: lines of a chain of hashes that the database
 * writes itself on every change, and whoever checks them.
 *
 * <p>Must not know what the records mean.
 */
@NullMarked
package io.gaugewire.ingest.audit;

import org.jspecify.annotations.NullMarked;
