/** One event of a text/event-stream. */
export type StreamEvent = { name: string; id: string | undefined; data: string };

/**
 * Reads a text/event-stream as it arrives in pieces. EventSource of the browser is not used because
 * it hides comments: only they tell a quiet server from one that is gone.
 */
export function eventReader(onEvent: (event: StreamEvent) => void): (piece: string) => void {
  let rest = "";
  let name = "message";
  let id: string | undefined;
  let data: string[] = [];

  function line(text: string) {
    if (text === "") {
      if (data.length > 0) onEvent({ name, id, data: data.join("\n") });
      name = "message";
      data = [];
      return;
    }
    const colon = text.indexOf(":");
    if (colon === 0) return;
    const field = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? "" : text.slice(colon + 1).replace(/^ /, "");
    if (field === "event") name = value;
    else if (field === "data") data.push(value);
    else if (field === "id") id = value;
  }

  return (piece) => {
    rest += piece;
    for (;;) {
      const end = rest.search(/\r\n|\n|\r/);
      // A lone CR at the end may be the first half of CR LF.
      if (end < 0 || (rest[end] === "\r" && end === rest.length - 1)) return;
      const text = rest.slice(0, end);
      rest = rest.slice(end + (rest.startsWith("\r\n", end) ? 2 : 1));
      line(text);
    }
  };
}
