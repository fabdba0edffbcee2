/**
 * Load for benchmarks and drills: edges with a real outbox and uplink but made-up readings, and a
 * server in a process of its own that can be killed and frozen.
 */
@NullMarked
package io.gaugewire.standalone.load;

import org.jspecify.annotations.NullMarked;
