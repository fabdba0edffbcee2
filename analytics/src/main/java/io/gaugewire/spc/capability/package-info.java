/**
 * What a process can hold, beside what the drawing demands: indices of capability and performance
 * with their intervals, parts outside specification, non-normal spread.
 *
 * <p>Every index says which sigma it stands on. An index is called capability (Cp, Cpk) only when
 * the process was shown to be stable; otherwise the same data give performance (Pp, Ppk) or, for a
 * machine's short run, Pm and Pmk. Knows nothing of how stability was judged.
 *
 * <p>References: AIAG SPC manual, 2nd edition; ISO 22514-2; Kotz and Lovelace, Process Capability
 * Indices.
 */
@org.jspecify.annotations.NullMarked
package io.gaugewire.spc.capability;
