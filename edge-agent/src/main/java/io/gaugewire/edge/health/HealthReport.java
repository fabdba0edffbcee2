package io.gaugewire.edge.health;

import io.gaugewire.edge.outbox.OutboxStatus;
import io.gaugewire.edge.uplink.UplinkStatus;
import java.util.List;

/**
 * Everything a person looking after the edge wants to see.
 *
 * @param edge site and edge
 * @param faults what needs attention, one sentence each
 */
public record HealthReport(
    String edge,
    OutboxStatus outbox,
    UplinkStatus uplink,
    List<DeviceHealth> devices,
    List<String> faults) {}
