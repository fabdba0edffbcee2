/**
 * How many of the inspected pieces were nonconforming, over time and from the company down to the
 * single record, with the control chart that says whether a change is one. It reads what inspection
 * wrote and knows nothing of how it came about.
 */
@NullMarked
package io.gaugewire.ingest.defectrate;

import org.jspecify.annotations.NullMarked;
