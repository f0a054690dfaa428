import type { ChangeBody } from '../../../http/wire/change.js';
import { useAct, type Act } from '../../acts/use-act.js';
import type { Answers } from '../../model/form.js';
import { keep, keepUnsent } from './drafts.js';

export type Verdict = 'approve' | 'reject';

/** What a decision says; the hash is of what the page showed. */
export interface Decided {
  readonly decision: Verdict;
  readonly form: Answers;
  readonly proposalHash: string;
  readonly requirement: string;
}

/** Sends a decision on a change; `place` is where its draft is kept. */
export const useDecide = ({ id }: ChangeBody, place: string): Act<Decided> =>
  useAct<Decided>({
    path: `/changes/${encodeURIComponent(id)}/decisions`,
    words: ({ waiting }, { decision }) =>
      decision === 'approve' ? `Approved. ${waiting.what}.` : 'Rejected. This change has ended.',
    onDone: () => keep(place, null),
    onFailed: () => keepUnsent(place),
  });
