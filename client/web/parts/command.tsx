import { useState } from 'react';
import { visible } from '../model/visible.js';

/** A command to type, with a button that copies it. */
export function Command({ text }: { readonly text: string }) {
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <span className="inline-flex max-w-full items-stretch rounded-sm border border-line bg-panel">
      <code className="px-2 py-1 font-mono text-[0.93em] text-ink">{visible(text)}</code>
      <button
        type="button"
        onClick={copy}
        className="min-h-7 shrink-0 border-l border-line px-2 text-sm text-quiet hover:text-ink"
      >
        {copied ? 'Copied' : 'Copy'}
        <span className="sr-only"> command</span>
      </button>
    </span>
  );
}
