/** Tests of what an endurance run notices. */
@NullMarked
package io.gaugewire.standalone.endurance;

import org.jspecify.annotations.NullMarked;
