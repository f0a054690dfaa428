import type { FlagPage } from '../../client/http/wire/flag.js';
import { StoryFailure } from '../narrator.js';
import type { Subject } from './story.js';

export const PRODUCTION = 'production';
const STAGING = 'staging';

type Item = FlagPage['items'][number];

/** Two rollouts that the story can tell with these flags. Throws where no flag of the file can be rolled out. */
export function subjectsOf(items: readonly Item[]): readonly [Subject, Subject] {
  const [first, second] = items.flatMap(subjectOf);
  if (first === undefined)
    throw new StoryFailure('no flag of the file is on, without rules, with two variants');
  return [first, second ?? { ...first, env: STAGING }];
}

/** A flag that serves everybody one variant, and another variant to raise. */
function subjectOf({ key, record }: Item): readonly Subject[] {
  if (record?.state !== 'active' || record.rules.length > 0 || !('variant' in record.serve)) return [];
  const { variant: served } = record.serve;
  const others = record.variants.map(({ key: name }) => name).filter((name) => name !== served);
  const variant = others.find((name) => name === 'on') ?? others[0];
  return variant === undefined ? [] : [{ env: PRODUCTION, flag: key, variant }];
}
