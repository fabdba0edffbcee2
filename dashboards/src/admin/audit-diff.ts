/** A field of a record before and after a change. */
export type Change = { field: string; before: string; after: string };

/** The fields that differ; both are JSON objects or absent. */
export function changesOf(before: string | undefined, after: string | undefined): Change[] {
  const [was, is] = [fields(before), fields(after)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((field) => {
    const [x, y] = [shown(was[field]), shown(is[field])];
    return x === y ? [] : [{ field, before: x, after: y }];
  });
}

function fields(json: string | undefined): Record<string, unknown> {
  if (json === undefined || json === "") return {};
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null
      ? (value as Record<string, unknown>)
      : { "": value };
  } catch {
    return { "": json };
  }
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
