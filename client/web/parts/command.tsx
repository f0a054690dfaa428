import { useState } from 'react';
import { visible } from '../model/visible.js';

const WORDS = { no: 'Copy', yes: 'Copied', failed: 'Not copied' } as const;

/** A command to type, with a button that copies it. A browser may forbid that; then it can be marked by hand. */
export function Command({ text }: { readonly text: string }) {
  const [copied, setCopied] = useState<keyof typeof WORDS>('no');
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => setCopied('yes'),
      () => setCopied('failed'),
    );
  return (
    <span className="inline-flex max-w-full items-stretch rounded-sm border border-line bg-panel">
      <code className="px-2 py-1 font-mono text-[0.93em] text-ink">{visible(text)}</code>
      <button
        type="button"
        onClick={copy}
        className="min-h-7 shrink-0 border-l border-line px-2 text-sm text-quiet hover:text-ink"
      >
        {WORDS[copied]}
        <span className="sr-only"> command</span>
      </button>
    </span>
  );
}
