@NullMarked
package io.gaugewire.standalone.bench;

import org.jspecify.annotations.NullMarked;
