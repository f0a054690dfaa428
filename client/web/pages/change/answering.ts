import { fieldsOf, type Draft, type Field } from '../../model/form.js';
import type { Requirement } from '../../model/may.js';

/** A draft, and what is wrong with it by the name of the field. */
export interface Filled {
  readonly draft: Draft;
  readonly problems: { readonly [name: string]: string };
}

/** The questions of a requirement; null where it asks in a way this page does not know. */
export function askable(requirement: Requirement): readonly Field[] | null {
  try {
    return fieldsOf(requirement.form);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** What keeps an answer from being an approval; null where nothing does. */
export function problemFor(
  { approveWhen }: Requirement,
  field: Field,
  { draft, problems }: Filled,
): string | null {
  if (field.name === approveWhen.field && draft[field.name] !== approveWhen.equals)
    return `“${field.title}” has to be ticked for an approval; otherwise reject`;
  return problems[field.name] ?? null;
}

/** The id of a field on the page. */
export const fieldId = (requirement: Requirement, name: string): string =>
  `answer-${requirement.key}-${name}`;

/** Puts the focus on an element, where it is there. */
export const focusOn = (id: string): void => document.getElementById(id)?.focus();
