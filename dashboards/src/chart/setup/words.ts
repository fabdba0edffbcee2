import { computed } from "@preact/signals";
import { language } from "../../i18n/choice";
import { en } from "./words/en";
import { zhCN } from "./words/zh-CN";

/** The texts of beginning and changing charts, in the present language. */
export const u = computed(() => (language.value === "zh-CN" ? zhCN : en));
