/** `2026-03-01 09:30 UTC`; the same in every process and zone. */
export const instant = (ms: number): string =>
  `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
