import type { Inks } from "./pen";

/** The colours of the present theme, as the style sheet has them. */
export function inksOfTheme(): Inks {
  const style = getComputedStyle(document.documentElement);
  const ink = (name: string) => style.getPropertyValue(name).trim();
  return {
    line: ink("--plot-line"),
    quiet: ink("--ink-quiet"),
    limit: ink("--plot-limit"),
    band: ink("--plot-band"),
    bar: ink("--plot-bar"),
    beyond: ink("--beyond"),
    pattern: ink("--pattern"),
    surface: ink("--surface"),
    text: ink("--ink"),
    specification: ink("--ink"),
  };
}
