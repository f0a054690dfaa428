import { useId } from 'react';
import type { May, MayDecide } from '../../model/may.js';
import { Button } from '../../parts/button.js';
import { Words } from '../../parts/text.js';
import type { Verdict } from './use-decide.js';

interface Props {
  readonly may: MayDecide;
  /** Something was ticked or typed already, so that what is in the way now may be news. */
  readonly begun: boolean;
  readonly pending: boolean;
  readonly onSend: (decision: Verdict) => void;
}

/** The two ways to end the form; where they may not be used, one sentence says why. */
export function Verdicts({ may: { approve, reject }, begun, pending, onSend }: Props) {
  const whyId = useId();
  return (
    <div className="mt-4">
      <div className="flex flex-wrap gap-2">
        <Button
          {...{ id: 'approve', look: 'accent', hint: 'a', may: approve, whyId }}
          onPress={() => onSend('approve')}
        >
          {pending ? 'Signing …' : 'Approve'}
        </Button>
        <Button {...{ id: 'reject', hint: 'x', may: reject, whyId }} onPress={() => onSend('reject')}>
          Reject
        </Button>
      </div>
      {!approve.ok && (
        <p
          id={whyId}
          role={begun ? 'alert' : undefined}
          className={`text-sm ${begun ? NEWS : 'mt-1 text-quiet'}`}
        >
          <Words value={whyNot(approve.why, reject)} />
        </p>
      )}
    </div>
  );
}

/** Both say the same in most cases. */
function whyNot(approve: string, reject: May): string {
  if (reject.ok) return `${approve} You can reject it all the same.`;
  return reject.why === approve ? approve : `${approve} ${reject.why}`;
}

const NEWS = 'mt-3 border-l-3 border-care bg-care-wash px-3 py-2';
