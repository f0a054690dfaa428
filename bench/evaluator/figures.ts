/** What has no floor: figures in units of their own. Each is measured in a process of its own. */
import { intake } from './intake.js';
import { heap, updating } from './load.js';
import { propagating } from './propagation.js';
import type { Limit } from './limits.js';

export interface Part {
  readonly label: string;
  readonly unit: 'ms' | 'µs' | 'MB';
  readonly limit?: Limit;
}

export interface Figure {
  readonly name: string;
  readonly parts: readonly Part[];
  /** One value for each part, in its unit. */
  readonly measure: () => Promise<readonly number[]> | readonly number[];
}

const inMicroseconds = (ms: readonly number[]): readonly number[] => ms.map((one) => one * 1000);

export const FIGURES: readonly Figure[] = [
  {
    name: 'heap',
    parts: [
      { label: 'heap of 10,000 flags', unit: 'MB', limit: { must: 25 } },
      { label: '… each asked once', unit: 'MB', limit: { must: 48 } },
    ],
    measure: heap,
  },
  {
    name: 'update',
    parts: [
      { label: 'one of 10,000 changed, with a listener, p50', unit: 'µs', limit: { must: 1_000 } },
      { label: '… p99', unit: 'µs', limit: { must: 1_000 } },
    ],
    measure: async () => inMicroseconds(await updating()),
  },
  {
    name: 'intake',
    parts: [
      { label: 'a decision while 10,000 are taken in, p99.9', unit: 'µs', limit: { must: 6 } },
      { label: '… with nothing beside it', unit: 'µs' },
    ],
    measure: async () => inMicroseconds(await intake()),
  },
  {
    name: 'propagation',
    parts: [
      { label: 'from commit to 200 evaluators, p50', unit: 'ms', limit: { must: 10 } },
      { label: '… p99', unit: 'ms', limit: { must: 100 } },
    ],
    measure: propagating,
  },
];
