import { useMemo, useState } from 'react';
import type { Flag } from '@sluice/evaluator';
import type { Item } from '../../../../domain/proposal/proposal.js';
import { jsonDiff, withContext, type Line } from '../../model/json-diff.js';
import { isolatedTexts } from '../../model/visible.js';
import { Text, Words } from '../../parts/text.js';

interface Props {
  readonly item: Item;
  readonly before: Flag | null;
  readonly liveVersion: number;
  /** The only item of its change is open from the start, where it has a place beside the words. */
  readonly alone: boolean;
}

/** Where two columns begin; the same as `xl` of the style sheet. */
const isWide = (): boolean => window.matchMedia('(min-width: 80rem)').matches;

/** The record before and after, line by line. */
export function JsonDiff({ item, before, liveVersion, alone }: Props) {
  const [whole, setWhole] = useState(false);
  const lines = useMemo(() => jsonDiff(before, item.after), [before, item.after]);
  const shown = whole ? lines : withContext(lines);
  const base = item.base?.version ?? 0;
  return (
    <details open={alone && isWide()} className="min-w-0 self-start border border-line">
      <summary className="min-h-8 cursor-pointer bg-panel px-3 py-1.5 text-quiet">
        JSON of <Text value={item.target.key} /> in <Text value={item.target.env} />
        {base > 0 && `, from version ${base}`}
        {liveVersion > base && `; live is version ${liveVersion} by now`}
      </summary>
      <div tabIndex={0} role="group" aria-label="JSON before and after" className="max-h-96 overflow-auto">
        <pre className="w-max min-w-full py-2 font-mono text-[0.86rem] leading-[1.45]">
          {shown.map((line, i) => (
            <DiffLine key={i} line={line} />
          ))}
        </pre>
      </div>
      {lines.some(({ kind }) => kind === 'same') && (
        <button
          type="button"
          onClick={() => setWhole(!whole)}
          className="min-h-8 px-3 text-sm text-accent underline"
        >
          {whole ? 'Only what differs' : 'The whole record'}
        </button>
      )}
    </details>
  );
}

const MARK = { same: ' ', gone: '−', new: '+' } as const;
const LOOK = { same: 'text-quiet', gone: 'bg-bad-wash text-bad', new: 'bg-good-wash text-good' } as const;
const SAID = { same: '', gone: 'before: ', new: 'after: ' } as const;

function DiffLine({ line }: { readonly line: Line | null }) {
  if (line === null) return <span className="block px-3 text-quiet">⋯</span>;
  return (
    <span className={`block px-3 ${LOOK[line.kind]}`}>
      <span aria-hidden>{MARK[line.kind]} </span>
      <span className="sr-only">{SAID[line.kind]}</span>
      <Words value={isolatedTexts(line.text)} />
    </span>
  );
}
