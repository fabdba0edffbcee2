package io.gaugewire.ingest.plan;

/**
 * A step of a part's routing.
 *
 * @param position 1, 2, 3 … in the order of the routing
 * @param gate {@code incoming}, {@code in-process} or {@code outgoing}
 * @param line where it is done
 * @param station as its edge names it
 */
public record Operation(
    String part,
    int position,
    String code,
    String nameEn,
    String nameZh,
    String gate,
    String line,
    String station) {}
