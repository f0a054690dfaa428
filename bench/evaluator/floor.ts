import { murmur3 } from '@sluice/evaluator';
import type { Round } from './measure.js';
import { contexts, names } from './contexts.js';

/** The first floor: find the flag, hash one text, compare. */
export function floor(): Round {
  const flags = new Map(names.map((name) => [name, 50]));
  return (count) => {
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const name = names[i % names.length] ?? '';
      const share = flags.get(name) ?? 0;
      if (murmur3(`${name}:${contexts[i % contexts.length]?.targetingKey ?? ''}`, 0) % 100 < share) sum++;
    }
    return sum;
  };
}
