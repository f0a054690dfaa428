import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OutcomeBody } from '../../../http/wire/change.js';
import type { RolloutBody } from '../../../http/wire/rollout.js';
import { post } from '../../api/call.js';
import { meQuery, rolloutPath } from '../../api/queries.js';
import { usePageAct } from '../../keyboard/page-acts.js';
import { mayAbort } from '../../model/may.js';
import { percentText } from '../../model/percent.js';
import { Button } from '../../parts/button.js';
import { ReasonDialog } from '../../parts/reason-dialog.js';
import { useSay } from '../../parts/say.js';

/** Two keys from here to stopped: x, and Enter on what it asks. */
export function Abort({ rollout }: { readonly rollout: RolloutBody }) {
  const { data: me } = useSuspenseQuery(meQuery);
  const [asking, setAsking] = useState(false);
  const say = useSay();
  const may = mayAbort(rollout, me);
  const { environment: env, flag, rule, stage, startPercent } = rollout;
  const abort = useMutation({
    mutationFn: (reason: string) =>
      post<OutcomeBody>(`${rolloutPath({ env, flag, rule })}:abort`, { body: { stage, reason } }),
    onSuccess: (outcome) => {
      setAsking(false);
      say({ tone: 'good', text: outcome.outcome === 'kept' ? outcome.detail : outcome.waiting.sentence });
    },
  });
  usePageAct('refuse', () => {
    if (may.ok) setAsking(true);
  });
  return (
    <div className="mt-8">
      <Button look="danger" hint="x" may={may} onPress={() => setAsking(true)}>
        Stop and go back to {percentText(startPercent)}
      </Button>
      {asking && (
        <ReasonDialog
          title={`Stop the rollout in ${env}?`}
          act={`Go back to ${percentText(startPercent)}`}
          initial="stopped on the page"
          pending={abort.isPending}
          error={abort.error}
          onDo={(reason) => abort.mutate(reason)}
          onClose={() => setAsking(false)}
        >
          <p className="mb-3">
            It goes back at once and does not start again by itself. Lowering needs no approval.
          </p>
        </ReasonDialog>
      )}
    </div>
  );
}
