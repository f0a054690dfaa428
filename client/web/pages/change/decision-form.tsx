import { useState, type KeyboardEvent } from 'react';
import type { ChangeBody } from '../../../http/wire/change.js';
import { answersOf, problemsOf } from '../../model/form.js';
import type { May, Requirement } from '../../model/may.js';
import { usePageAct } from '../../keyboard/page-acts.js';
import { Failed } from '../../parts/states.js';
import { askable, fieldId, focusOn, problemFor } from './answering.js';
import { Edited } from './edited.js';
import { Questions } from './questions.js';
import { useDecide, type Verdict } from './use-decide.js';
import { useDraft } from './use-draft.js';
import { Verdicts } from './verdicts.js';

interface Props {
  readonly change: ChangeBody;
  readonly requirement: Requirement;
  readonly may: May;
  /** Id of the person who answers. */
  readonly me: string;
}

/** The form of a requirement, made from its JSON Schema, with the two ways to end it. */
export function DecisionForm({ change, requirement, me, ...props }: Props) {
  const { id, proposalHash, edition } = change;
  const asked = askable(requirement);
  const fields = asked ?? [];
  const may = asked === null ? CANNOT_ASK : props.may;
  const place = JSON.stringify([me, id, requirement.key]);
  const { draft, edited, set, clear } = useDraft({ place, hash: proposalHash, fields });
  const [tried, setTried] = useState(false);
  const decide = useDecide(change, clear);
  const filled = { draft, problems: problemsOf(fields, draft) };
  const send = (decision: Verdict): void => {
    setTried(true);
    const wrong =
      decision === 'approve'
        ? fields.find((each) => problemFor(requirement, each, filled) !== null)
        : undefined;
    const form = answersOf(fields, draft);
    if (wrong !== undefined) focusOn(fieldId(requirement, wrong.name));
    else decide.send({ decision, form, proposalHash, requirement: requirement.id });
  };
  usePageAct('approve', () => {
    const [first] = may.ok ? fields : [];
    focusOn(first === undefined ? 'approve' : fieldId(requirement, first.name));
  });
  usePageAct('refuse', () => focusOn('reject'));
  return (
    <form
      aria-label={`Decide: ${requirement.title}`}
      className="mt-4"
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (approvesAt(event) && may.ok) send('approve');
      }}
    >
      {edited && <Edited edition={edition} />}
      {may.ok && <Questions {...{ requirement, fields, filled, tried }} onAnswer={set} />}
      <Verdicts may={may} pending={decide.pending} onSend={send} />
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
