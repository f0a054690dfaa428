/** Everybody, in thousandths of a percent. The evaluator has the same number; its values stay out of workflows. */
export const FULL_UNITS = 100_000;

/** `5000` → `5 %`. */
export const percent = (units: number): string => `${String(units / 1000)} %`;
