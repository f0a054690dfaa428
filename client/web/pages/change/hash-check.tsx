import type { Reviewed } from './use-review.js';

interface Props {
  readonly signed: string;
  readonly review: Reviewed;
}

/** The hash that a decision signs, and whether what the page shows has it. */
export function HashCheck({ signed, review: { check, error } }: Props) {
  return (
    <section aria-label="Proposal hash" className="mt-6 border-t border-line pt-3 text-sm">
      <h2 className="font-semibold">What a decision signs</h2>
      <p data-hash="signed" className="mt-1 font-mono break-all text-quiet">
        {signed}
      </p>
      {check === null && (
        <p className="mt-1 text-quiet">
          {error === null
            ? 'Being checked by this browser …'
            : 'Not checked: what it stands for cannot be shown.'}
        </p>
      )}
      {check?.state === 'same' && (
        <>
          <p className="mt-1 text-good">
            ✓ Recomputed by this browser from the title, the environments, who asked and who edited, why, and
            all that changes.
          </p>
          <p className="mt-1 text-quiet">
            What is required and met, the state and people’s names are the word of this server.
          </p>
        </>
      )}
      {check?.state === 'different' && (
        <div role="alert" className="mt-2 border-l-3 border-bad bg-bad-wash px-3 py-2">
          <p className="font-semibold text-bad">Do not decide: {check.why}.</p>
          <p className="mt-1">This browser computed</p>
          <p data-hash="computed" className="font-mono break-all">
            {check.hash}
          </p>
        </div>
      )}
    </section>
  );
}
