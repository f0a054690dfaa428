import { contextsOf, names } from './contexts.js';
import type { Round } from './measure.js';
import type { Asked } from './peers/peer.js';
import type { Workload } from './workloads.js';

/** One loop for every engine; made anew for each, so that none is judged by another's types. */
export function roundOf({ name, type }: Pick<Workload, 'name' | 'type'>, asked: Asked): Round {
  const body = `
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const context = contexts[i % contexts.length];
      if (asked.${type}(names[i % names.length], context) === ${type === 'string' ? "'a'" : 'true'}) sum++;
    }
    return sum;`;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- a shared function would keep every engine's shapes
  const make = new Function('asked', 'contexts', 'names', `return (count) => {${body}};`) as (
    ...all: unknown[]
  ) => Round;
  return make(asked, contextsOf(name), names);
}
