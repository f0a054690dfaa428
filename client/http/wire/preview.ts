import { z } from 'zod';
import { environmentsOf, flagsOf } from '../../../domain/proposal/proposal.js';
import type { Needed, Preview } from '../../sdk/preview.js';
import { list } from './shared.js';

const itemDiff = z.object({
  environment: z.string(),
  flag: z.string(),
  words: list(z.string()),
  exposureDelta: z.int().meta({ description: 'largest rise of a share, in thousandths of a percent' }),
});

const needed = z.object({
  key: z.string(),
  title: z.string(),
  round: z.int(),
  roles: list(z.string()),
  environments: list(z.string()),
  count: z.int(),
  eligible: list(z.string()),
});

/** What a request would do and need; nothing was stored. */
export const preview = z.object({
  environments: list(z.string()),
  flags: list(z.string()),
  diff: list(itemDiff),
  requirements: list(needed),
});
export type PreviewBody = z.output<typeof preview>;

export const previewBody = ({ proposal, diff, requirements }: Preview): PreviewBody => ({
  environments: environmentsOf(proposal),
  flags: flagsOf(proposal),
  diff: diff.map(({ target, words, exposureDelta }) => ({
    environment: target.env,
    flag: target.key,
    words,
    exposureDelta,
  })),
  requirements: requirements.map(neededBody),
});

function neededBody({ requirement, eligible }: Needed): z.output<typeof needed> {
  const { key, title, round, roles, environments, count } = requirement;
  return { key, title, round, roles, environments, count, eligible };
}
