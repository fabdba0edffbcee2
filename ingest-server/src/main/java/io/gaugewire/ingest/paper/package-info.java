/**
 * Documents on A4 as PDF: headings, facts, tables and charts that flow over numbered pages, in
 * English and Chinese with one embedded typeface. The same content always gives the same bytes.
 *
 * <p>Must not know what the documents are about.
 */
@NullMarked
package io.gaugewire.ingest.paper;

import org.jspecify.annotations.NullMarked;
