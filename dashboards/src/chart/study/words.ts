import { computed } from "@preact/signals";
import { language } from "../../i18n/choice";
import { en } from "./words/en";
import { zhCN } from "./words/zh-CN";

/** The texts of what an engineer does with a chart, in the present language. */
export const s = computed(() => (language.value === "zh-CN" ? zhCN : en));
