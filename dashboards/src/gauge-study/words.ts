import { computed } from "@preact/signals";
import { language } from "../i18n/choice";
import { en } from "./words/en";
import { zhCN } from "./words/zh-CN";

/** The texts of gauge studies in the present language. */
export const g = computed(() => (language.value === "zh-CN" ? zhCN : en));
