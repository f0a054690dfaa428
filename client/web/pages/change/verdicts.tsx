import { useId } from 'react';
import type { May } from '../../model/may.js';
import { Button } from '../../parts/button.js';
import { Words } from '../../parts/text.js';
import type { Verdict } from './use-decide.js';

interface Props {
  readonly may: May;
  readonly pending: boolean;
  readonly onSend: (decision: Verdict) => void;
}

/** The two ways to end the form; where neither may be used, one sentence says why for both. */
export function Verdicts({ may, pending, onSend }: Props) {
  const why = useId();
  return (
    <div className="mt-4">
      <div className="flex flex-wrap gap-2">
        <Button id="approve" look="accent" hint="a" may={may} whyId={why} onPress={() => onSend('approve')}>
          {pending ? 'Signing …' : 'Approve'}
        </Button>
        <Button id="reject" hint="x" may={may} whyId={why} onPress={() => onSend('reject')}>
          Reject
        </Button>
      </div>
      {!may.ok && (
        <p id={why} className="mt-1 text-sm text-quiet">
          <Words value={may.why} />
        </p>
      )}
    </div>
  );
}
