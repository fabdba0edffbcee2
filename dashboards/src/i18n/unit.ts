/** UCUM codes that people write in another way. */
const SIGNS: Record<string, string> = { Cel: "°C", deg: "°", "1": "" };

/** A UCUM code as it is written beside a number: N.m is N·m, Cel is °C, m/s2 is m/s². */
export function unitSign(ucum: string): string {
  return (
    SIGNS[ucum] ??
    ucum
      .replace(/\./g, "·")
      .replace(/(?<=[A-Za-z])2/g, "²")
      .replace(/(?<=[A-Za-z])3/g, "³")
  );
}
