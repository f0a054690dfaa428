import { Kbd } from '../parts/button.js';
import { Dialog } from '../parts/dialog.js';
import { turnKeys, useKeysAreOn } from '../keyboard/switch.js';

const KEYS: readonly (readonly [string, string])[] = [
  ['j  k', 'next, previous'],
  ['Enter', 'open what is marked'],
  ['a', 'approve'],
  ['x', 'reject; stop a rollout'],
  ['/', 'search flags'],
  ['g i', 'inbox'],
  ['g c', 'changes'],
  ['g f', 'flags'],
  ['?', 'this help'],
  ['Esc', 'close'],
];

/** The keys, and the switch that turns them off. */
export function Help({ onClose }: { readonly onClose: () => void }) {
  const on = useKeysAreOn();
  return (
    <Dialog title="Keys" onClose={onClose}>
      <dl className="grid grid-cols-[6rem_1fr] gap-y-1.5">
        {KEYS.map(([key, words]) => (
          <div key={key} className="contents">
            <dt className="flex items-center gap-1">
              {key.split(/\s+/).map((each) => (
                <Kbd key={each}>{each}</Kbd>
              ))}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <label className="mt-4 flex min-h-7 items-center gap-2 border-t border-line pt-3">
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => turnKeys(event.target.checked)}
          className="size-4"
        />
        Single keys are on
      </label>
      <button
        type="button"
        data-first="true"
        onClick={onClose}
        className="mt-3 min-h-8 rounded-sm border border-edge px-3 font-medium"
      >
        Close
      </button>
    </Dialog>
  );
}
