import { createContext, use, useCallback, useState, type ReactNode } from 'react';
import { Text } from './text.js';

interface Said {
  readonly text: string;
  readonly tone: 'good' | 'bad';
}

/** Null takes back what stands there. */
type Say = (said: Said | null) => void;

const SayContext = createContext<Say>(() => undefined);

/** Tells what became of an act, to eyes and screen readers alike. */
export const useSay = (): Say => use(SayContext);

export function SayProvider({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState<readonly Said[]>([]);
  const say = useCallback<Say>(
    (next) => setSaid((before) => (next === null ? [] : beside(before, next))),
    [],
  );
  return (
    <SayContext value={say}>
      {children}
      <div
        role="status"
        aria-live="polite"
        className="pointer-events-none fixed inset-x-3 bottom-3 z-50 flex flex-col items-center gap-2"
      >
        {said.map((each) => (
          <Message
            key={each.text}
            said={each}
            onClose={() => setSaid((before) => before.filter((other) => other !== each))}
          />
        ))}
      </div>
    </SayContext>
  );
}

/** What went wrong stays beside the next news: both may come at once. */
const beside = (before: readonly Said[], next: Said): readonly Said[] => [
  ...before.filter(({ tone, text }) => tone === 'bad' && text !== next.text).slice(-1),
  next,
];

function Message({ said, onClose }: { readonly said: Said; readonly onClose: () => void }) {
  const look =
    said.tone === 'good' ? 'border-good bg-good-wash text-good' : 'border-bad bg-bad-wash text-bad';
  return (
    <div
      className={`pointer-events-auto flex max-w-160 items-start gap-3 rounded-sm border px-3 py-2 shadow-lg ${look}`}
    >
      <span>
        <Text value={said.text} />
      </span>
      <button type="button" onClick={onClose} className="min-h-7 shrink-0 font-medium underline">
        Close
      </button>
    </div>
  );
}
