import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { ChangeBody } from '../../../http/wire/change.js';
import type { ReviewBody } from '../../../http/wire/review.js';
import { projectQuery, reviewQuery } from '../../api/queries.js';
import { checkOf, type Check } from '../../model/check.js';

/** What is decided on, checked; null until the browser has it. */
export interface Reviewed {
  readonly review: ReviewBody | null;
  readonly check: Check | null;
  /** Why there is nothing to show. */
  readonly error: Error | null;
  readonly retry: () => void;
}

/** The proposal of a change as this browser computed it, compared with what the page says of the change. */
export function useReview(change: ChangeBody): Reviewed {
  const { data: project } = useSuspenseQuery(projectQuery);
  const { data, error, refetch } = useQuery(reviewQuery(change.id, change.proposalHash));
  const retry = () => void refetch();
  if (data === undefined) return { review: null, check: null, error, retry };
  const check = checkOf({ ...change, project: project.project }, data.review.proposal, data.computed);
  // An edition never changes, so what was read of it once holds, whatever became of reading it again.
  return { review: data.review, check, error: null, retry };
}
