import { createServer, type Server, type Socket } from "node:net";

/** The channels of the virtual plant's box of hand gauges. */
const CHANNELS = { bore: "0001", depth: "0002" } as const;
const DECIMALS = { bore: 3, depth: 2 } as const;

export type HandGauge = keyof typeof CHANNELS;

/**
 * A box of hand gauges that speaks as the virtual plant's does, and whose foot switch a test
 * presses, so that it knows what is measured.
 */
export class HandGauges {
  private readonly readers = new Set<Socket>();

  private constructor(
    private readonly listener: Server,
    readonly port: number,
  ) {}

  static open(): Promise<HandGauges> {
    return new Promise((resolve) => {
      const listener = createServer();
      listener.listen(0, "127.0.0.1", () => {
        const address = listener.address();
        const box = new HandGauges(
          listener,
          typeof address === "object" && address ? address.port : 0,
        );
        listener.on("connection", (reader) => box.serve(reader));
        resolve(box);
      });
    });
  }

  private serve(reader: Socket) {
    reader.setNoDelay(true);
    this.readers.add(reader);
    reader.on("close", () => this.readers.delete(reader));
    reader.on("error", () => this.readers.delete(reader));
  }

  /** Presses the foot switch; gives the moment at which the box sent the value. */
  async press(gauge: HandGauge, value: number): Promise<number> {
    for (const deadline = Date.now() + 30_000; this.readers.size === 0; ) {
      if (Date.now() > deadline) throw new Error("no edge listens to the hand gauges");
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const line = `${CHANNELS[gauge]},${value.toFixed(DECIMALS[gauge])},mm,01\r\n`;
    for (const reader of this.readers) reader.write(line);
    return Date.now();
  }

  close() {
    for (const reader of this.readers) reader.destroy();
    this.listener.close();
  }
}
