import type { ChangeBody } from '../../../http/wire/change.js';
import { useAct, type Act } from '../../acts/use-act.js';
import type { Answers } from '../../model/form.js';

export type Verdict = 'approve' | 'reject';

/** What a decision says; the hash is of what the page showed. */
export interface Decided {
  readonly decision: Verdict;
  readonly form: Answers;
  readonly proposalHash: string;
  readonly requirement: string;
}

const SAID = { approve: 'Approved', reject: 'Rejected' } as const;

/** Sends a decision on a change. */
export const useDecide = ({ id }: ChangeBody, onDone: () => void): Act<Decided> =>
  useAct<Decided>({
    path: `/changes/${encodeURIComponent(id)}/decisions`,
    words: ({ waiting }, { decision }) => `${SAID[decision]}. ${waiting.what}.`,
    onDone,
  });
