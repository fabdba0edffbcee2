/** Tests of how what was started is stopped. */
@NullMarked
package io.gaugewire.standalone.machine;

import org.jspecify.annotations.NullMarked;
