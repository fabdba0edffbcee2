package io.gaugewire.edge.config;

import io.gaugewire.edge.modbus.ReadPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a type of device is like: its registers, its limits, its way of handing over results. */
public record Profile(
    String name,
    String about,
    ReadPlan.Limits limits,
    List<TagSpec> tags,
    @Nullable Heartbeat heartbeat,
    @Nullable HandshakeSpec handshake) {
  public Profile {
    tags = List.copyOf(tags);
  }
}
