import { createEvaluator } from '@sluice/evaluator';
import { redisSource } from '@sluice/evaluator/redis';
import { invariant } from '../../../domain/failure.js';
import { KEYS, type Sighting } from '../share.js';

/** The sample app: imports the evaluator and asks for 10,000 people whenever its flag may answer differently. */
const [url, project, environment, flag, variant] = process.argv.slice(2);
invariant(
  url && project && environment && flag && variant,
  'usage: main URL PROJECT ENVIRONMENT FLAG VARIANT',
);

const evaluator = createEvaluator({ source: redisSource({ url, project, environment }) });
let before: ReadonlySet<string> = new Set();

/** The people of a crowd who get the variant. */
function whoGetsIt(flagKey: string, crowd: string): ReadonlySet<string> {
  const people = Array.from({ length: KEYS }, (_, number) => `${crowd}-${number}`);
  return new Set(
    people.filter((targetingKey) => evaluator.details(flagKey, { targetingKey }).variant === variant),
  );
}

function look(flagKey: string): void {
  const now = whoGetsIt(flagKey, 'person');
  const dropped = [...before].filter((key) => !now.has(key)).length;
  before = now;
  const onOfOthers = whoGetsIt(flagKey, 'other').size;
  process.send?.({ on: now.size, onOfOthers, dropped } satisfies Sighting);
}

evaluator.on('configurationChanged', (keys) => {
  if (keys.includes(flag)) look(flag);
});
const stop = () => void evaluator.close().then(() => process.exit(0));
process.on('SIGTERM', stop).on('disconnect', stop);
await evaluator.ready();
look(flag);
