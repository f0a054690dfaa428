import type { EventBody } from '../../http/wire/event.js';

/** A query's key, or the beginning of several. */
export type Key = readonly string[];

/** Which queries an event may have made old. */
export function touchedBy({ type, change, rollout, flags }: EventBody): readonly Key[] {
  if (type === 'project.founded') return [[]];
  return [
    ['inbox'],
    ...(change === null ? [] : [['changes'], ['change', change]]),
    ...(rollout === null ? [] : [['rollout', rollout]]),
    // What is live beside an open change is part of what its page shows.
    ...(flags.length === 0 ? [] : [['overview'], ['change']]),
    ...flags.map((flag) => ['flag', flag]),
  ];
}
