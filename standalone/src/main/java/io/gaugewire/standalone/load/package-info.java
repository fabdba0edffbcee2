/**
 * What trials are held with: edges with a real outbox and uplink but made-up readings, server and
 * edge in processes of their own that can be killed and frozen, and a network between them that can
 * be cut.
 */
@NullMarked
package io.gaugewire.standalone.load;

import org.jspecify.annotations.NullMarked;
