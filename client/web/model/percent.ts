/** `5000` → `5 %`, with a space that does not break. */
export const percentOf = (units: number): string => percentText(units / 1000);

export const percentText = (percent: number): string => `${String(percent)}\u00a0%`;
