import { createContext, use, useCallback, useState, type ReactNode } from 'react';
import { Text } from './text.js';

interface Said {
  readonly text: string;
  readonly tone: 'good' | 'bad';
}

type Say = (said: Said) => void;

const SayContext = createContext<Say>(() => undefined);

/** Tells what became of an act, to eyes and screen readers alike. */
export const useSay = (): Say => use(SayContext);

export function SayProvider({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState<Said | null>(null);
  const say = useCallback((next: Said) => setSaid(next), []);
  return (
    <SayContext value={say}>
      {children}
      <div
        role="status"
        aria-live="polite"
        className="pointer-events-none fixed inset-x-3 bottom-3 z-50 flex justify-center"
      >
        {said !== null && <Message said={said} onClose={() => setSaid(null)} />}
      </div>
    </SayContext>
  );
}

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
