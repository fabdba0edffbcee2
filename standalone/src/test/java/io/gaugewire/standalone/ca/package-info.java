/** Tests of the plant's certificate authority. */
@NullMarked
package io.gaugewire.standalone.ca;

import org.jspecify.annotations.NullMarked;
