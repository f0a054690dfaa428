import { useQuery } from '@tanstack/react-query';
import type { ChangeBody } from '../../../http/wire/change.js';
import type { FlagBody } from '../../../http/wire/flag.js';
import type { ReviewBody } from '../../../http/wire/review.js';
import { reviewQuery } from '../../api/queries.js';
import { checkProposal, type Check } from '../../model/proposal-hash.js';
import type { Before } from '../../model/impact.js';

/** What is decided on, checked. `check` is null until the browser has hashed it. */
export interface Reviewed {
  readonly review: ReviewBody | undefined;
  readonly before: Before;
  readonly check: Check | null;
  readonly error: Error | null;
  readonly retry: () => void;
}

const NOTHING: Before = new Map();

export function useReview({ id, proposalHash }: ChangeBody): Reviewed {
  const review = useQuery(reviewQuery(id, proposalHash));
  const checked = useQuery({
    queryKey: ['checked', id, proposalHash, review.dataUpdatedAt],
    queryFn: () => check(id, proposalHash, review.data),
    enabled: review.data !== undefined,
    gcTime: 0,
  });
  return {
    review: review.data,
    before: review.data === undefined ? NOTHING : recordsOf(review.data.before),
    check: checked.data ?? null,
    error: review.error ?? checked.error,
    retry: () => void review.refetch(),
  };
}

const check = (change: string, signed: string, review: ReviewBody | undefined): Promise<Check | null> =>
  review === undefined
    ? Promise.resolve(null)
    : checkProposal({ proposal: review.proposal, before: recordsOf(review.before), signed, change });

export const recordsOf = (flags: readonly FlagBody[]): Before =>
  new Map(flags.map(({ environment, key, record }) => [`${environment}/${key}`, record]));
