import { language } from "./choice";
import { SENTENCES, STATES } from "./sentences";

type Pattern = { fits: RegExp; chinese: string };

let compiled: readonly Pattern[] | undefined;

function patterns(): readonly Pattern[] {
  compiled ??= SENTENCES.map(([english, chinese]) => ({
    fits: new RegExp(
      `^${english.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{\d\}/g, "(.+?)")}$`,
    ),
    chinese,
  }));
  return compiled;
}

/**
 * What the server said or wrote by itself, in the reader's language; what people wrote, and what
 * has no translation, stays as it is.
 */
export function said(text: string): string {
  return language.value === "zh-CN" ? inChinese(text) : text;
}

/** A sentence of the server in Chinese, or the text itself. */
export function inChinese(text: string): string {
  for (const { fits, chinese } of patterns()) {
    const found = fits.exec(text);
    if (found !== null) {
      return chinese.replace(/\{(\d)\}/g, (_, n) => {
        const filled = found[Number(n) + 1] ?? "";
        return STATES[filled] ?? filled;
      });
    }
  }
  return text;
}
