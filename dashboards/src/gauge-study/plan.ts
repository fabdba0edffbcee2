import type { StudyPlan } from "./calls";

type Part = StudyPlan["parts"][number];

/** Whether the parts of a study of this kind have a known value. */
export function hasReferences(kind: StudyPlan["kind"]): boolean {
  return kind !== "crossed";
}

/**
 * Parts as they are typed, one a line: a label, and after "=" the known value where the kind has
 * one. Gives the first line that is not so.
 */
export function partsOf(
  text: string,
  kind: StudyPlan["kind"],
): { parts: Part[] } | { wrong: string } {
  const parts: Part[] = [];
  for (const line of text.split("\n").map((each) => each.trim())) {
    if (line === "") continue;
    if (!hasReferences(kind)) {
      parts.push({ label: line });
      continue;
    }
    const cut = line.lastIndexOf("=");
    const label = line.slice(0, cut).trim();
    const known = line.slice(cut + 1).trim();
    const reference = Number(known.replace(",", "."));
    if (cut < 1 || label === "" || known === "" || !Number.isFinite(reference)) {
      return { wrong: line };
    }
    parts.push({ label, reference });
  }
  return { parts };
}
