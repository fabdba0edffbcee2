import { describe, expect, test } from "vitest";
import { eventReader, type StreamEvent } from "./event-stream";

function read(pieces: string[]): StreamEvent[] {
  const events: StreamEvent[] = [];
  const feed = eventReader((event) => events.push(event));
  for (const piece of pieces) feed(piece);
  return events;
}

const TEXT =
  ": hello\n\nid: 7\nevent: chart\ndata: {\ndata: }\n\nevent: edge\r\ndata:x\r\n\r\ndata\n\n";
const EVENTS: StreamEvent[] = [
  { name: "chart", id: "7", data: "{\n}" },
  { name: "edge", id: "7", data: "x" },
  { name: "message", id: "7", data: "" },
];

describe("an event stream", () => {
  test("gives its events, with names, ids and joined data lines, and no comments", () => {
    expect(read([TEXT])).toEqual(EVENTS);
  });

  test("is read alike wherever the network cut it", () => {
    for (let cut = 1; cut < TEXT.length; cut++) {
      expect(read([TEXT.slice(0, cut), TEXT.slice(cut)]), `cut at ${cut}`).toEqual(EVENTS);
    }
    expect(read([...TEXT])).toEqual(EVENTS);
  });

  test("keeps back an event that has not ended", () => {
    expect(read(["data: half\n"])).toEqual([]);
  });
});
