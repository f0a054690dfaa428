/** `2026-03-01 09:30 UTC`; the same in every process and zone. */
export const instant = (ms: number): string =>
  `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

const UNITS: readonly (readonly [ms: number, name: string])[] = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1_000, 's'],
];

/** `90000` → `90 s`, `7200000` → `2 h`: in the largest unit that says it exactly. */
export function duration(ms: number): string {
  const [size, name] = UNITS.find(([unit]) => ms % unit === 0 && ms >= unit) ?? [1, 'ms'];
  return `${String(ms / size)} ${name}`;
}
