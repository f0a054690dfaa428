import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ChangeBody, OutcomeBody } from '../../../http/wire/change.js';
import { post } from '../../api/call.js';
import { ReasonDialog } from '../../parts/reason-dialog.js';
import { useSay } from '../../parts/say.js';

/** The requester takes it back while nothing is written. */
export function Withdraw({ change }: { readonly change: ChangeBody }) {
  const [asking, setAsking] = useState(false);
  const say = useSay();
  const withdraw = useMutation({
    mutationFn: (reason: string) =>
      post<OutcomeBody>(`/changes/${encodeURIComponent(change.id)}:withdraw`, { body: { reason } }),
    onSuccess: () => {
      setAsking(false);
      say({ tone: 'good', text: 'Taken back.' });
    },
  });
  return (
    <div className="mt-6 border-t border-line pt-3">
      <button
        type="button"
        onClick={() => setAsking(true)}
        className="min-h-8 text-quiet underline hover:text-ink"
      >
        Take it back …
      </button>
      {asking && (
        <ReasonDialog
          title="Take this change back?"
          act="Take it back"
          initial=""
          pending={withdraw.isPending}
          error={withdraw.error}
          onDo={(reason) => withdraw.mutate(reason)}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
