import { signal } from "@preact/signals";

type Theme = "light" | "dark";

const KEY = "gaugewire.theme";

export const theme = signal<Theme>("light");

/** Takes the theme chosen here before, or else follows the system's. */
export function startTheme() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const kept = () => localStorage.getItem(KEY);
  const follow = () => {
    const chosen = kept();
    apply(chosen === "dark" || chosen === "light" ? chosen : dark.matches ? "dark" : "light");
  };
  dark.addEventListener("change", follow);
  follow();
}

export function setTheme(next: Theme) {
  localStorage.setItem(KEY, next);
  apply(next);
}

function apply(next: Theme) {
  document.documentElement.dataset.theme = next;
  theme.value = next;
}
