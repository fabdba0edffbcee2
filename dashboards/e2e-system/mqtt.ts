import { connect } from "node:net";

/** A text with its length before it, as MQTT writes it. */
function text(of: string): Buffer {
  const bytes = Buffer.from(of, "utf8");
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
}

function packet(first: number, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  if (body.length > 127) throw new Error("only what fits into one byte of length is sent here");
  return Buffer.concat([Buffer.from([first, body.length]), body]);
}

const CONNECT = 0x10;
const CONNACK = 0x20;
const PUBLISH_ONCE_AT_LEAST = 0x32;
const PUBACK = 0x40;
const CLEAN_WITH_NAME_AND_PASSWORD = 0xc2;
const KEEP_ALIVE_SECONDS = 30;

/** Publishes one message as an edge would and returns once the broker has it (MQTT 3.1.1, QoS 1). */
export function publish(
  at: { port: number; user: string; password: string },
  topic: string,
  payload: Buffer,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(at.port, "127.0.0.1");
    socket.setTimeout(20_000, () => socket.destroy(new Error("the broker does not answer")));
    socket.once("error", reject);
    socket.once("connect", () => {
      const level = Buffer.from([4, CLEAN_WITH_NAME_AND_PASSWORD, 0, KEEP_ALIVE_SECONDS]);
      const who = [text("a-strange-client"), text(at.user), text(at.password)];
      socket.write(packet(CONNECT, text("MQTT"), level, ...who));
    });
    socket.on("data", (answer) => {
      if (answer[0] === CONNACK && answer[3] !== 0) {
        socket.destroy(new Error(`the broker refuses the connection: ${answer[3]}`));
      } else if (answer[0] === CONNACK) {
        socket.write(packet(PUBLISH_ONCE_AT_LEAST, text(topic), Buffer.from([0, 1]), payload));
      } else if (answer[0] === PUBACK) {
        socket.end();
        resolve();
      }
    });
  });
}
