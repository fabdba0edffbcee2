/** Holds the documents against the product: what they say can be typed, followed and asked for. */
@NullMarked
package io.gaugewire.standalone.documents;

import org.jspecify.annotations.NullMarked;
