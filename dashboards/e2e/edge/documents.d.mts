export function documents(): Record<string, object>;
