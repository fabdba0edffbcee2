/**
 * Everything of a plant for a long time: the machines faster than they are, the people at work,
 * every page open, and now and then something that fails. Counted is what a plant would notice
 * after weeks: memory that grows, an error nobody can explain, a record that is not there, a chart
 * that lags, a disk that fills faster than was said.
 */
@NullMarked
package io.gaugewire.standalone.endurance;

import org.jspecify.annotations.NullMarked;
