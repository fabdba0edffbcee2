@NullMarked
package io.gaugewire.standalone.drill;

import org.jspecify.annotations.NullMarked;
