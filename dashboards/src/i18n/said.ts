import { language } from "./choice";
import { REFUSALS } from "./refusals";
import { translator } from "./sentence";
import { WRITTEN } from "./written";

/** A sentence of the server in Chinese, or the text itself. */
export const inChinese = translator([...WRITTEN, ...REFUSALS]);

/**
 * What the server said or wrote by itself, in the reader's language; what people wrote, and what
 * has no translation, stays as it is.
 */
export function said(text: string): string {
  return language.value === "zh-CN" ? inChinese(text) : text;
}
