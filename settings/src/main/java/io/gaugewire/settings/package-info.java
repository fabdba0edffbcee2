/**
 * YAML files as a tree that knows its lines, and the questions asked of it: every wrong answer
 * becomes a problem with file, line and key, and reading goes on, so that one round of mending is
 * enough.
 *
 * <p>Must not know what any key means.
 */
@NullMarked
package io.gaugewire.settings;

import org.jspecify.annotations.NullMarked;
