import type { ReactNode } from 'react';
import { Problem } from '../api/call.js';
import { Command } from './command.js';
import { Text } from './text.js';

/** Grey lines where something will be. */
export function Loading() {
  return (
    <div role="status" className="flex flex-col gap-3 py-6">
      <span className="sr-only">Loading</span>
      {['w-1/3', 'w-full', 'w-5/6', 'w-2/3'].map((width) => (
        <span key={width} aria-hidden className={`h-4 animate-pulse rounded-xs bg-line ${width}`} />
      ))}
    </div>
  );
}

interface EmptyProps {
  readonly children: ReactNode;
  /** What fills it. */
  readonly command: string;
}

export function Empty({ children, command }: EmptyProps) {
  return (
    <div className="flex flex-col items-start gap-2 border-t border-line py-4 text-quiet">
      <p>{children}</p>
      <Command text={command} />
    </div>
  );
}

const HEADS: { readonly [status: number]: string } = {
  0: 'No answer',
  401: 'Not signed in',
  403: 'Not yours to see',
  404: 'Not here',
  503: 'Not available now',
};

/** What went wrong, in the words of whoever said no, and what to do next. */
export function Failed({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const status = error instanceof Problem ? error.status : -1;
  const detail = error instanceof Error ? error.message : String(error);
  const requestId = error instanceof Problem ? error.body.requestId : undefined;
  return (
    <section role="alert" className="my-6 border-l-3 border-bad bg-bad-wash px-4 py-3">
      <h2 className="font-semibold text-bad">{HEADS[status] ?? 'Something went wrong'}</h2>
      <p className="mt-1">
        <Text value={detail} />
      </p>
      {requestId !== undefined && <p className="mt-1 font-mono text-sm text-quiet">request {requestId}</p>}
      {retry !== undefined && (
        <button type="button" onClick={retry} className="mt-2 min-h-8 font-medium text-accent underline">
          Try again
        </button>
      )}
    </section>
  );
}
