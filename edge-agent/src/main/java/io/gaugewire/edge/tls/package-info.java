/**
 * TLS from PEM files, for the way to the server and the way to a device. Knows neither MQTT nor
 * Modbus.
 */
@NullMarked
package io.gaugewire.edge.tls;

import org.jspecify.annotations.NullMarked;
