import type { ObjectiveLine } from "../api/types";
import { text } from "../i18n/language";
import type { Figures } from "./figures";
import { departmentName, personName } from "./names";
import { scopeName } from "./objectives-page";

/** What people and places are called in a report: as it froze them, else as they are called now. */
export type ReportNames = {
  person: (signer: string) => string;
  department: (code: string) => string;
  scope: (line: ObjectiveLine) => string;
};

export function reportNames({ names }: Figures): ReportNames {
  const places = { department: names?.departments, line: names?.lines, part: names?.parts };
  return {
    person: (signer) => names?.people[signer] ?? personName(signer),
    department: (code) => {
      const known = names?.departments?.[code];
      return known === undefined ? departmentName(code) : text(known);
    },
    scope: (line) => {
      if (line.scope === "company" || line.scope === "operation") return scopeName(line);
      const known = places[line.scope]?.[line.scopeCode];
      return known === undefined ? scopeName(line) : text(known);
    },
  };
}
