import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { ChangeBody, OutcomeBody } from '../../../http/wire/change.js';
import { post } from '../../api/call.js';
import type { Answers } from '../../model/form.js';
import type { Requirement } from '../../model/may.js';
import { useSay } from '../../parts/say.js';

export type Verdict = 'approve' | 'reject';

export interface Asked {
  readonly decision: Verdict;
  readonly form: Answers;
}

/** Sends a decision on what the page showed. One key per answer given: pressed twice, it counts once. */
export function useDecide(
  change: ChangeBody,
  requirement: Requirement,
): UseMutationResult<OutcomeBody, Error, Asked> {
  const queries = useQueryClient();
  const say = useSay();
  const [key, setKey] = useState(() => crypto.randomUUID());
  return useMutation({
    mutationFn: ({ decision, form }: Asked) =>
      post<OutcomeBody>(`/changes/${encodeURIComponent(change.id)}/decisions`, {
        key,
        body: { decision, form, proposalHash: change.proposalHash, requirement: requirement.id },
      }),
    onSuccess: (outcome, { decision }) => say({ tone: 'good', text: words(outcome, decision) }),
    onSettled: () => {
      setKey(crypto.randomUUID());
      void queries.invalidateQueries({ queryKey: ['change', change.id] });
    },
  });
}

function words(outcome: OutcomeBody, decision: Verdict): string {
  if (outcome.outcome === 'kept') return outcome.detail;
  return `${decision === 'approve' ? 'Approved' : 'Rejected'}. ${outcome.waiting.what}.`;
}
