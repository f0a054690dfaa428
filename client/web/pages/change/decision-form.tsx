import { useState, type KeyboardEvent } from 'react';
import type { ChangeBody } from '../../../http/wire/change.js';
import { answersOf, isBegun, problemsOf } from '../../model/form.js';
import { mayAny, type May, type MayDecide, type Requirement } from '../../model/may.js';
import { usePageAct } from '../../keyboard/page-acts.js';
import { Failed } from '../../parts/states.js';
import { askable, fieldId, focusOn, problemFor } from './answering.js';
import { placeFor } from './drafts.js';
import { Edited } from './edited.js';
import { Questions } from './questions.js';
import { useDecide, type Verdict } from './use-decide.js';
import { useDraft } from './use-draft.js';
import { Verdicts } from './verdicts.js';

interface Props {
  readonly change: ChangeBody;
  readonly requirement: Requirement;
  readonly may: MayDecide;
  /** Id of the person who answers. */
  readonly me: string;
}

/** The form of a requirement, made from its JSON Schema, with the two ways to end it. */
export function DecisionForm({ change, requirement, me, ...props }: Props) {
  const { id, proposalHash, edition } = change;
  const asked = askable(requirement);
  const fields = asked ?? [];
  const may = asked === null ? { ...props.may, approve: CANNOT_ASK } : props.may;
  const place = placeFor({ me, change: id, requirement: requirement.key });
  const drafted = useDraft({ place, hash: proposalHash, fields });
  const { draft } = drafted;
  const [tried, setTried] = useState(false);
  const decide = useDecide(change, place);
  const filled = { draft, problems: problemsOf(fields, draft) };
  const send = (decision: Verdict): void => {
    setTried(true);
    const wrong =
      decision === 'approve'
        ? fields.find((each) => problemFor(requirement, each, filled) !== null)
        : undefined;
    if (wrong !== undefined) {
      focusOn(fieldId(requirement, wrong.name));
      return;
    }
    drafted.send();
    decide.send({ decision, form: answersOf(fields, draft), proposalHash, requirement: requirement.id });
  };
  usePageAct('approve', () => {
    const [first] = may.approve.ok ? fields : [];
    focusOn(first === undefined ? 'approve' : fieldId(requirement, first.name));
  });
  usePageAct('refuse', () => focusOn('reject'));
  return (
    <form
      aria-label={`Decide: ${requirement.title}`}
      className="mt-4"
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (approvesAt(event) && may.approve.ok) send('approve');
      }}
    >
      {drafted.edited && <Edited edition={edition} onLooked={drafted.look} />}
      {mayAny(may) && <Questions {...{ requirement, fields, filled, tried }} onAnswer={drafted.set} />}
      <Verdicts may={may} begun={mayAny(may) && isBegun(draft)} pending={decide.pending} onSend={send} />
      {decide.error !== null && <Failed error={decide.error} />}
    </form>
  );
}

const CANNOT_ASK: May = {
  ok: false,
  why: 'This page cannot ask these questions; the command line can.',
};

/**
 * Ctrl+Enter approves from where one writes, and from the button that says so. On another button the browser would
 * press that one, which nobody means who means to approve: there it does nothing.
 */
function approvesAt(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return false;
  event.preventDefault();
  return !(event.target instanceof HTMLButtonElement) || event.target.id === 'approve';
}
