/** No engine is timed that does not give the right answers. */
import type { Asked } from './peers/peer.js';
import { contexts, names } from './workloads.js';

const nameOf = (n: number): string => names[n % names.length] ?? '';

/** Within four standard deviations of the share. */
function isShare(count: number, share: number): boolean {
  const deviation = Math.sqrt(contexts.length * share * (1 - share));
  return Math.abs(count - contexts.length * share) < 4 * deviation;
}

const countTrue = (asked: Asked): number =>
  contexts.filter((context, n) => asked.boolean(nameOf(n), context)).length;

function isTens(asked: Asked): boolean {
  const answers = contexts.map((context, n) => asked.string(nameOf(n), context));
  return [
    ['a', 0.1],
    ['b', 0.1],
    ['c', 0.1],
    ['d', 0.7],
  ].every(([letter, share]) => isShare(answers.filter((one) => one === letter).length, Number(share)));
}

const CHECKS: { readonly [workload: string]: (asked: Asked) => boolean } = {
  W1: (asked) => countTrue(asked) === contexts.length,
  W2: (asked) => isShare(countTrue(asked), 0.5),
  W3: isTens,
  W3S: isTens,
  W4: (asked) =>
    contexts.every(
      (context, n) =>
        asked.boolean(nameOf(n), context) ===
        (context.plan !== 'free' && context.seats >= 10 && context.country !== 'us'),
    ),
};

export const isRight = (workload: string, asked: Asked): boolean => CHECKS[workload]?.(asked) === true;
