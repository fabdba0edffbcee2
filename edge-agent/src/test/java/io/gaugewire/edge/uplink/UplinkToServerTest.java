package io.gaugewire.edge.uplink;

import io.gaugewire.edge.testing.Door;
import io.gaugewire.edge.testing.ModelServer;
import io.gaugewire.edge.testing.MqttDoor;

/** Against an MQTT endpoint without a broker, as the ingest server is one. */
class UplinkToServerTest extends UplinkContract {
  @Override
  Door open(ModelServer server) throws Exception {
    return new MqttDoor(server);
  }
}
