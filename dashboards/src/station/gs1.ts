/** Application identifiers that are read here; their length where it is fixed. */
const FIXED: Record<string, number> = {
  "00": 18,
  "01": 14,
  "02": 14,
  "11": 6,
  "13": 6,
  "15": 6,
  "17": 6,
  "20": 2,
};
const VARIABLE: Record<string, number> = {
  "10": 20,
  "21": 20,
  "30": 8,
  "37": 8,
  "240": 30,
  "241": 30,
  "250": 30,
};

/** FNC1 as scanners send it. GS1 General Specifications, 7.8.3. */
const SEPARATOR = "\u001d";

/**
 * The elements of a GS1 code: as scanned with a symbology identifier, as printed with brackets, or
 * as a Digital Link. Undefined when it is none of them, or breaks its rules.
 */
export function gs1(code: string): ReadonlyMap<string, string> | undefined {
  const marked = /^\](?:C1|d2|Q3|e0)(.*)$/s.exec(code);
  if (marked) return elements(marked[1] ?? "");
  if (/^\(\d{2,4}\)/.test(code)) return bracketed(code);
  if (/^https?:\/\//i.test(code)) return digitalLink(code);
  return code.includes(SEPARATOR) ? elements(code) : undefined;
}

function elements(code: string): Map<string, string> | undefined {
  const found = new Map<string, string>();
  let rest = code;
  while (rest !== "") {
    if (rest.startsWith(SEPARATOR)) {
      rest = rest.slice(1);
      continue;
    }
    const name = [2, 3].map((n) => rest.slice(0, n)).find((id) => id in FIXED || id in VARIABLE);
    if (name === undefined) return undefined;
    rest = rest.slice(name.length);
    const end = FIXED[name] ?? (rest.includes(SEPARATOR) ? rest.indexOf(SEPARATOR) : rest.length);
    const value = rest.slice(0, end);
    if (!keepsRules(name, value)) return undefined;
    found.set(name, value);
    rest = rest.slice(end);
  }
  return found.size > 0 ? found : undefined;
}

function bracketed(code: string): Map<string, string> | undefined {
  const found = new Map<string, string>();
  const pattern = /\((\d{2,4})\)([^(]+)/gy;
  let end = 0;
  for (const match of code.matchAll(pattern)) {
    const [whole, name = "", value = ""] = match;
    if (!keepsRules(name, value)) return undefined;
    found.set(name, value);
    end = match.index + whole.length;
  }
  return end === code.length && found.size > 0 ? found : undefined;
}

function digitalLink(code: string): Map<string, string> | undefined {
  let url: URL;
  try {
    url = new URL(code);
  } catch {
    return undefined;
  }
  const parts = url.pathname.split("/").filter((part) => part !== "");
  const start = parts.findIndex((part, i) => part === "01" && /^\d{14}$/.test(parts[i + 1] ?? ""));
  if (start < 0) return undefined;
  const found = new Map<string, string>();
  for (let i = start; i + 1 < parts.length; i += 2) {
    const name = parts[i] ?? "";
    const value = decodeURIComponent(parts[i + 1] ?? "");
    if (!keepsRules(name, value)) return undefined;
    found.set(name, value);
  }
  return found;
}

function keepsRules(name: string, value: string): boolean {
  if (name === "01" || name === "02") return /^\d{14}$/.test(value) && checkDigitFits(value);
  const fixed = FIXED[name];
  if (fixed !== undefined) return value.length === fixed && /^\d+$/.test(value);
  const most = VARIABLE[name];
  return value.length > 0 && (most === undefined || value.length <= most);
}

/** GS1 General Specifications, 7.9: weights 3 and 1 from the right. */
function checkDigitFits(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    sum += Number(digits[i]) * ((digits.length - i) % 2 === 0 ? 3 : 1);
  }
  return sum % 10 === 0;
}
