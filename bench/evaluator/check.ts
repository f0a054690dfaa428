/** No engine is timed that does not give the right answers. */
import { contextsOf, names } from './contexts.js';
import type { BenchContext } from './contexts.js';
import type { Asked } from './peers/peer.js';

type Contexts = readonly BenchContext[];

const nameOf = (n: number): string => names[n % names.length] ?? '';

/** Within four standard deviations of the share. */
function isShare(count: number, share: number, { length }: Contexts): boolean {
  const deviation = Math.sqrt(length * share * (1 - share));
  return Math.abs(count - length * share) < 4 * deviation;
}

const countTrue = (asked: Asked, contexts: Contexts): number =>
  contexts.filter((context, n) => asked.boolean(nameOf(n), context)).length;

const SHARES = Object.entries({ a: 0.1, b: 0.1, c: 0.1, d: 0.7 });

function isTens(asked: Asked, contexts: Contexts): boolean {
  const answers = contexts.map((context, n) => asked.string(nameOf(n), context));
  return SHARES.every(([letter, share]) =>
    isShare(answers.filter((one) => one === letter).length, share, contexts),
  );
}

const isServed = ({ plan, seats = 0, country }: BenchContext): boolean =>
  plan !== 'free' && Number(seats) >= 10 && country !== 'us';

const CHECKS: { readonly [workload: string]: (asked: Asked, contexts: Contexts) => boolean } = {
  W1: (asked, contexts) => countTrue(asked, contexts) === contexts.length,
  W2: (asked, contexts) => isShare(countTrue(asked, contexts), 0.5, contexts),
  W3: isTens,
  W3V: isTens,
  W3S: isTens,
  W4: (asked, contexts) =>
    contexts.every((context, n) => asked.boolean(nameOf(n), context) === isServed(context)),
};

export const isRight = (workload: string, asked: Asked): boolean =>
  CHECKS[workload]?.(asked, contextsOf(workload)) === true;
