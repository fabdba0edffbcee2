/**
 * What whoever starts several programs needs of the machine: free ports, folders that are left
 * behind, other processes, and that what was started is stopped in the reverse order. Knows nothing
 * of what runs.
 */
@NullMarked
package io.gaugewire.standalone.machine;

import org.jspecify.annotations.NullMarked;
