import { computed } from "@preact/signals";
import { language } from "../i18n/choice";
import { en } from "./words/en";
import { zhCN } from "./words/zh-CN";

/** The texts of the quality and manager places in the present language. */
export const q = computed(() => (language.value === "zh-CN" ? zhCN : en));
