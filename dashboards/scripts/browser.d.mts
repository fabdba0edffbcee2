export function foundBrowser(): string | undefined;
export const BROWSER_ARGS: string[];
