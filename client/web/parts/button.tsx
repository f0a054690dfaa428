import { useId, type ReactNode } from 'react';
import type { May } from '../model/may.js';
import { Words } from './text.js';

const LOOK = {
  plain: 'border-edge bg-raised text-ink hover:bg-panel',
  accent: 'border-accent bg-accent text-on-accent hover:opacity-90',
  danger: 'border-danger bg-danger text-white hover:opacity-90',
  quiet: 'border-transparent text-quiet hover:text-ink hover:bg-panel',
} as const;

const OFF = 'border-line bg-panel text-quiet';

interface Props {
  readonly children: ReactNode;
  readonly look?: keyof typeof LOOK;
  readonly onPress: () => void;
  /** Where it may not be used, its reason stands below it. */
  readonly may?: May;
  /** Id of what says the reason in its place, where several buttons share one. */
  readonly whyId?: string;
  /** The key that does the same. */
  readonly hint?: string;
  readonly id?: string;
  /** Has the focus when its dialog opens. */
  readonly first?: boolean;
}

/** A button that stays reachable where it may not be used, so that everybody can learn why. */
export function Button({ children, look = 'plain', onPress, may, whyId, hint, id, first }: Props) {
  const reasonId = useId();
  const off = may?.ok === false;
  return (
    <span className="inline-flex max-w-full flex-col items-start gap-1">
      <button
        type="button"
        id={id}
        data-first={first}
        aria-disabled={off}
        aria-describedby={off ? (whyId ?? reasonId) : undefined}
        aria-keyshortcuts={hint}
        onClick={off ? undefined : onPress}
        className={`inline-flex min-h-8 items-center gap-2 rounded-sm border px-3 text-left font-medium ${off ? OFF : LOOK[look]}`}
      >
        {children}
        {hint !== undefined && <Kbd>{hint}</Kbd>}
      </button>
      {off && whyId === undefined && (
        <span id={reasonId} className="text-sm text-quiet">
          <Words value={may.why} />
        </span>
      )}
    </span>
  );
}

/** A key of the keyboard. */
export function Kbd({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className="rounded-xs border border-current px-1 font-mono text-[0.78em] leading-[1.35]">
      {children}
    </kbd>
  );
}
