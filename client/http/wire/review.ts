import { z } from 'zod';
import type { Proposal } from '../../../domain/proposal/proposal.js';
import type { Review } from '../../sdk/reviews.js';
import { flag, flagBody } from './flag.js';
import { list } from './shared.js';

/**
 * What people decide on: the proposal as it is stored, to be hashed again by whoever shows it, and the records it was
 * made on. `before` has the versions the proposal names as its bases, `live` what there is now.
 */
export const review = z.object({
  hash: z.string(),
  proposal: z.custom<Proposal>().meta({ description: 'the document whose canonical JSON has this hash' }),
  before: list(flag),
  live: list(flag),
});
export type ReviewBody = z.output<typeof review>;

export const reviewBody = ({ hash, proposal, before, live }: Review): ReviewBody => ({
  hash,
  proposal,
  before: before.map(flagBody),
  live: live.map(flagBody),
});
