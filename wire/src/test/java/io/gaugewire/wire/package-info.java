/** Tests of what travels, held against the decoder that protoc makes from the published schema. */
@NullMarked
package io.gaugewire.wire;

import org.jspecify.annotations.NullMarked;
