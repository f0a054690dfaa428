/** The numbers to reach. */
export interface Limit {
  readonly must: number;
  readonly aim?: number;
}

/** Ratios to the floor, of loading to parsing. */
export const RATIOS: { readonly [workload: string]: Limit } = {
  W1: { must: 0.25, aim: 0.15 },
  W2: { must: 0.8, aim: 0.65 },
  W3: { must: 1.8, aim: 1.4 },
  W3S: { must: 2.2, aim: 1.6 },
  W4: { must: 0.7, aim: 0.5 },
  W5: { must: 1.1, aim: 0.8 },
  W6: { must: 1.5, aim: 1.2 },
};

/** Bytes allocated per decision; answering everything at once makes a map. */
const BYTES: Limit = { must: 16, aim: 4 };
export const bytesLimit = (workload: string): Limit | undefined =>
  workload === 'W5' || workload === 'W6' ? undefined : BYTES;

/** The limit in words, and whether a value keeps it. */
export function judged(value: number, limit: Limit | undefined): string {
  if (limit === undefined) return '–';
  const { must, aim } = limit;
  const verdict = value > must ? 'MISSED' : aim === undefined || value > aim ? 'must held' : 'aim held';
  return `${[must, aim].filter((one) => one !== undefined).join(' / ')}: ${verdict}`;
}
