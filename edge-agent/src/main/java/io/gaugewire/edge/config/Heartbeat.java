package io.gaugewire.edge.config;

import io.gaugewire.edge.modbus.Register;
import java.time.Duration;

/**
 * A register the device changes as long as it works; when it stands still longer than {@code
 * within}, the values of the device are stale.
 */
public record Heartbeat(Register register, Duration within) {}
