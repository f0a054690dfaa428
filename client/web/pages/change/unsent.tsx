import { answered, answerText } from '../../../../domain/change/answers.js';
import type { ChangeBody } from '../../../http/wire/change.js';
import { answersOf, isBegun } from '../../model/form.js';
import { overtaken, type Requirement, type Viewer } from '../../model/may.js';
import { Copy } from '../../parts/copy.js';
import { Text, Words } from '../../parts/text.js';
import { askable } from './answering.js';
import { Answers } from './answers.js';
import { keep, placeFor, useKept } from './drafts.js';

interface Props {
  readonly change: ChangeBody;
  readonly requirement: Requirement;
  readonly viewer: Viewer;
}

/** What somebody began to answer where no answer is taken any more: why, and their words, until they put them away. */
export function Unsent({ change, requirement, viewer }: Props) {
  const place = placeFor({ me: viewer.me, change: change.id, requirement: requirement.key });
  const kept = useKept(place);
  const why = overtaken(change, requirement, viewer);
  if (kept === undefined || kept.sending || why === null || !isBegun(kept.draft)) return null;
  const given = answersOf(askable(requirement) ?? [], kept.draft);
  const answers = answered(requirement.form, given).filter(({ answer }) => answer !== false);
  return (
    <div role="alert" className="mt-4 border-l-3 border-care bg-care-wash px-3 py-2">
      <p className="font-semibold">
        Your answer to <Text value={requirement.title} /> was not taken.
      </p>
      <p>
        <Words value={why} />
      </p>
      <Answers answers={answers} />
      <p className="mt-1 flex gap-4">
        <Copy
          text={answers.map(({ answer }) => answerText(answer)).join('\n\n')}
          what="answer"
          className={LINK}
        />
        <button type="button" onClick={() => keep(place, null)} className={`min-h-7 ${LINK}`}>
          Put it away
        </button>
      </p>
    </div>
  );
}

const LINK = 'font-medium underline';
