import { computed } from "@preact/signals";
import { language } from "./choice";
import { en } from "./en";
import { zhCN } from "./zh-CN";

export { type Language, language, setLanguage, startLanguage, text } from "./choice";

/** The texts of the desk app in the present language. */
export const t = computed(() => (language.value === "zh-CN" ? zhCN : en));
