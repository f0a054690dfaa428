import { useState } from 'react';

const WORDS = { no: 'Copy', yes: 'Copied', failed: 'Not copied' } as const;

interface Props {
  readonly text: string;
  /** What it copies, for those who do not see what stands beside it. */
  readonly what: string;
  readonly className: string;
}

/** Copies a text. A browser may forbid that; then it can be marked by hand. */
export function Copy({ text, what, className }: Props) {
  const [copied, setCopied] = useState<keyof typeof WORDS>('no');
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => setCopied('yes'),
      () => setCopied('failed'),
    );
  return (
    <button type="button" onClick={copy} className={`min-h-7 ${className}`}>
      {WORDS[copied]}
      <span className="sr-only"> {what}</span>
    </button>
  );
}
