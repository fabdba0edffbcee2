import { signal } from "@preact/signals";

export type Language = "en" | "zh-CN";

/** A text of the master data in both languages. */
export type BothTexts = { en: string; zh: string };

const KEY = "gaugewire.language";

export const language = signal<Language>("en");

/** A text of the master data in the present language. */
export function text(both: BothTexts): string {
  return (language.value === "zh-CN" ? both.zh : both.en) || both.en || both.zh;
}

/** Takes the language chosen here before, or else the browser's. */
export function startLanguage() {
  const kept = localStorage.getItem(KEY);
  const wanted = kept ?? navigator.language;
  setLanguage(wanted.toLowerCase().startsWith("zh") ? "zh-CN" : "en", kept !== null);
}

export function setLanguage(next: Language, keep = true) {
  language.value = next;
  document.documentElement.lang = next;
  if (keep) localStorage.setItem(KEY, next);
}

/** What parts, and what announces, as the language writes it. */
export const comma = () => (language.value === "zh-CN" ? "，" : ", ");
export const semicolon = () => (language.value === "zh-CN" ? "；" : "; ");
export const stop = () => (language.value === "zh-CN" ? "。" : ". ");
export const colon = () => (language.value === "zh-CN" ? "：" : ": ");
