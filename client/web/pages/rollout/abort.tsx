import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RolloutBody } from '../../../http/wire/rollout.js';
import { useAct } from '../../acts/use-act.js';
import { meQuery, rolloutPath } from '../../api/queries.js';
import { usePageAct } from '../../keyboard/page-acts.js';
import { mayAbort } from '../../model/may.js';
import { percentText } from '../../model/percent.js';
import { Button } from '../../parts/button.js';
import { ReasonDialog } from '../../parts/reason-dialog.js';
import { Failed } from '../../parts/states.js';

/** Two keys from here to stopped: x, and Enter on what it asks. */
export function Abort({ rollout }: { readonly rollout: RolloutBody }) {
  const { data: me } = useSuspenseQuery(meQuery);
  const [asking, setAsking] = useState(false);
  const may = mayAbort(rollout, me);
  const { environment: env, flag, rule, stage, startPercent } = rollout;
  const abort = useAct<{ readonly stage: number; readonly reason: string }>({
    path: `${rolloutPath({ env, flag, rule })}:abort`,
    words: ({ waiting }) => waiting.sentence,
    onDone: () => setAsking(false),
  });
  const ask = (): void => {
    abort.reset();
    setAsking(true);
  };
  usePageAct('refuse', () => {
    if (may.ok) ask();
  });
  return (
    <div className="mt-8">
      <Button look="danger" hint="x" may={may} onPress={ask}>
        Stop and go back to {percentText(startPercent)}
      </Button>
      {!asking && abort.error !== null && <Failed error={abort.error} />}
      {asking && (
        <ReasonDialog
          title={`Stop the rollout in ${env}?`}
          act={`Go back to ${percentText(startPercent)}`}
          initial="stopped on the page"
          doing={abort}
          onDo={(reason) => abort.send({ stage, reason })}
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
