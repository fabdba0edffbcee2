/** Tests of charts. */
@NullMarked
package io.gaugewire.ingest.chart;

import org.jspecify.annotations.NullMarked;
