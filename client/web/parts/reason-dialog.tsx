import { useId, useState, type ReactNode } from 'react';
import type { Act } from '../acts/use-act.js';
import { Button } from './button.js';
import { Dialog } from './dialog.js';
import { Failed } from './states.js';

interface Props {
  readonly title: string;
  /** What the button says. */
  readonly act: string;
  /** A reason to begin with; with one, the button has the focus at once. */
  readonly initial: string;
  readonly doing: Pick<Act<never>, 'pending' | 'error'>;
  readonly children?: ReactNode;
  readonly onDo: (reason: string) => void;
  readonly onClose: () => void;
}

/** Asks once more, and why. */
export function ReasonDialog({ title, act, initial, doing, children, onDo, onClose }: Props) {
  const id = useId();
  const [reason, setReason] = useState(initial);
  const { pending, error } = doing;
  const missing = reason.trim() === '';
  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      <label htmlFor={id} className="mb-1 block">
        Why
      </label>
      <input
        id={id}
        type="text"
        maxLength={2000}
        value={reason}
        data-first={initial === ''}
        onChange={(event) => setReason(event.target.value)}
        className="w-full rounded-sm border border-edge bg-ground px-2 py-1.5"
      />
      <div className="mt-4 flex flex-wrap gap-2">
        <Button
          look="danger"
          first={initial !== ''}
          may={missing ? { ok: false, why: 'It takes a reason.' } : { ok: true }}
          onPress={() => onDo(reason)}
        >
          {pending ? 'Signing …' : act}
        </Button>
        <Button look="quiet" onPress={onClose}>
          Keep it
        </Button>
      </div>
      {error !== null && <Failed error={error} />}
    </Dialog>
  );
}
