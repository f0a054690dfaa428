import { visible } from '../model/visible.js';
import { Copy } from './copy.js';

/** A command to type, with a button that copies it. */
export function Command({ text }: { readonly text: string }) {
  return (
    <span className="inline-flex max-w-full items-stretch rounded-sm border border-line bg-panel">
      <code className="px-2 py-1 font-mono text-[0.93em] text-ink">{visible(text)}</code>
      <Copy
        text={text}
        what="command"
        className="shrink-0 border-l border-line px-2 text-sm text-quiet hover:text-ink"
      />
    </span>
  );
}
