/**
 * Keys of a scanner that behaves as a keyboard, told apart from a person who types: a scanner is
 * done with a code in the time a person needs for a key or two. Codes that a person types where no
 * field has the focus count as well.
 */
type Stroke = { key: string; at: number; inField: boolean };

export type Heard =
  | { kind: "nothing" }
  /** A code is coming in; `text` so far. */
  | { kind: "typing"; text: string }
  /** A whole code. In a field its characters are in the field too, and are to be taken out. */
  | { kind: "code"; text: string; quick: boolean; typedInField: number };

/** More between two keys than this is a person. */
const SCANNER_GAP_MILLIS = 80;
/** After this long what was typed is forgotten. */
const FORGET_MILLIS = 5_000;
const SHORTEST = 3;
const LONGEST = 200;

export function wedge(): (stroke: Stroke) => Heard {
  let text = "";
  let last = 0;
  let quick = true;
  let fieldCharacters = 0;

  function clear() {
    text = "";
    quick = true;
    fieldCharacters = 0;
  }

  return ({ key, at, inField }) => {
    const gap = at - last;
    if (text !== "" && gap > (inField ? SCANNER_GAP_MILLIS : FORGET_MILLIS)) clear();
    if (key === "Enter" || key === "Tab") {
      const whole = text;
      const typedInField = fieldCharacters;
      const wasQuick = quick;
      clear();
      return whole.length >= SHORTEST && (wasQuick || (!inField && key === "Enter"))
        ? { kind: "code", text: whole, quick: wasQuick, typedInField }
        : { kind: "nothing" };
    }
    if (key === "Escape") {
      clear();
      return { kind: "typing", text: "" };
    }
    if (key === "Backspace" && !inField && text !== "") {
      text = text.slice(0, -1);
      last = at;
      return { kind: "typing", text };
    }
    if ([...key].length !== 1 || (key === " " && text === "")) return { kind: "nothing" };
    if (text !== "" && gap > SCANNER_GAP_MILLIS) quick = false;
    last = at;
    if (text.length < LONGEST) text += key;
    if (inField) fieldCharacters++;
    return inField ? { kind: "nothing" } : { kind: "typing", text };
  };
}
