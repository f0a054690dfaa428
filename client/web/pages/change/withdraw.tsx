import { useState } from 'react';
import type { ChangeBody } from '../../../http/wire/change.js';
import { useAct } from '../../acts/use-act.js';
import type { May } from '../../model/may.js';
import { Button } from '../../parts/button.js';
import { ReasonDialog } from '../../parts/reason-dialog.js';
import { Failed } from '../../parts/states.js';

interface Props {
  readonly change: ChangeBody;
  readonly may: May;
}

/** Whoever wrote it takes it back while nothing is written. */
export function Withdraw({ change, may }: Props) {
  const [asking, setAsking] = useState(false);
  const withdraw = useAct<{ readonly reason: string }>({
    path: `/changes/${encodeURIComponent(change.id)}:withdraw`,
    words: () => 'Taken back.',
    onDone: () => setAsking(false),
  });
  const ask = (): void => {
    withdraw.reset();
    setAsking(true);
  };
  return (
    <div className="mt-6 border-t border-line pt-3">
      <Button look="quiet" may={may} onPress={ask}>
        Take it back …
      </Button>
      {!asking && withdraw.error !== null && <Failed error={withdraw.error} />}
      {asking && (
        <ReasonDialog
          title="Take this change back?"
          act="Take it back"
          initial=""
          doing={withdraw}
          onDo={(reason) => withdraw.send({ reason })}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
