import { useState } from 'react';
import type { ChangeBody } from '../../../http/wire/change.js';
import { answersOf, blank, fieldsOf, problemsOf, type Draft, type Field } from '../../model/form.js';
import type { May, Requirement } from '../../model/may.js';
import { usePageAct } from '../../keyboard/page-acts.js';
import { Button } from '../../parts/button.js';
import { Failed } from '../../parts/states.js';
import { Text } from '../../parts/text.js';
import { FormField } from './form-field.js';
import { useDecide, type Verdict } from './use-decide.js';

interface Props {
  readonly change: ChangeBody;
  readonly requirement: Requirement;
  readonly may: May;
}

/** The form of a requirement, made from its JSON Schema, with the two ways to end it. */
export function DecisionForm({ change, requirement, may }: Props) {
  const fields = askable(requirement);
  const [draft, setDraft] = useState<Draft>(() => blank(fields ?? []));
  const [tried, setTried] = useState(false);
  const decide = useDecide(change, requirement);
  const problems = fields === null ? {} : problemsOf(fields, draft);
  const send = (decision: Verdict): void => {
    setTried(true);
    const wrong =
      decision === 'approve' ? firstProblem(requirement, fields ?? [], { draft, problems }) : null;
    if (wrong !== null) focusField(requirement, wrong);
    else if (!decide.isPending) decide.mutate({ decision, form: answersOf(fields ?? [], draft) });
  };
  usePageAct('approve', () =>
    may.ok ? toFormOr(fields, requirement, () => focusButton('approve')) : focusButton('approve'),
  );
  usePageAct('refuse', () => focusButton('reject'));
  const allowed: May =
    fields === null ? { ok: false, why: 'This page cannot ask these questions; the command line can.' } : may;
  return (
    <form
      aria-label={`Decide: ${requirement.title}`}
      className="mt-4"
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && allowed.ok) send('approve');
      }}
    >
      {allowed.ok && (
        <fieldset disabled={decide.isPending} className="flex flex-col gap-3">
          <legend className="mb-2 font-semibold">
            Your answer to <Text value={requirement.title} />
          </legend>
          {(fields ?? []).map((field) => (
            <FormField
              key={field.name}
              id={fieldId(requirement, field.name)}
              field={field}
              value={draft[field.name]}
              problem={tried ? problemFor(requirement, field, { draft, problems }) : null}
              onChange={(value) => setDraft((before) => ({ ...before, [field.name]: value }))}
            />
          ))}
        </fieldset>
      )}
      <Verdicts may={allowed} pending={decide.isPending} onSend={send} />
      {decide.error !== null && <Failed error={decide.error} />}
    </form>
  );
}

interface VerdictsProps {
  readonly may: May;
  readonly pending: boolean;
  readonly onSend: (decision: Verdict) => void;
}

function Verdicts({ may, pending, onSend }: VerdictsProps) {
  return (
    <div className="mt-4 flex flex-wrap gap-2">
      <Button id="approve" look="accent" hint="a" may={may} onPress={() => onSend('approve')}>
        {pending ? 'Signing …' : 'Approve'}
      </Button>
      {may.ok && (
        <Button id="reject" hint="x" onPress={() => onSend('reject')}>
          Reject
        </Button>
      )}
    </div>
  );
}

/** Null where the form asks in a way this page does not know. */
function askable(requirement: Requirement): readonly Field[] | null {
  try {
    return fieldsOf(requirement.form);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

interface Filled {
  readonly draft: Draft;
  readonly problems: { readonly [name: string]: string };
}

function problemFor({ approveWhen }: Requirement, field: Field, { draft, problems }: Filled): string | null {
  if (field.name === approveWhen.field && draft[field.name] !== approveWhen.equals)
    return `“${field.title}” has to be ticked for an approval; otherwise reject`;
  return problems[field.name] ?? null;
}

const firstProblem = (requirement: Requirement, fields: readonly Field[], filled: Filled): string | null =>
  fields.find((field) => problemFor(requirement, field, filled) !== null)?.name ?? null;

const fieldId = (requirement: Requirement, name: string): string => `answer-${requirement.key}-${name}`;

const focusField = (requirement: Requirement, name: string): void =>
  document.getElementById(fieldId(requirement, name))?.focus();

const focusButton = (id: string): void => document.getElementById(id)?.focus();

function toFormOr(fields: readonly Field[] | null, requirement: Requirement, otherwise: () => void): void {
  const [first] = fields ?? [];
  if (first === undefined) otherwise();
  else focusField(requirement, first.name);
}
