import type { Json } from '@sluice/evaluator';
import type { FormAnswers } from '../command/command.js';

/** What somebody answered to a question of a form. */
export interface Answered {
  /** The question as it was asked; its field where the form is not known any more. */
  readonly question: string;
  readonly answer: Json;
}

/** A JSON Schema, of which the titles are wanted. */
type Form = { readonly [key: string]: unknown };

interface Asked {
  readonly id: string;
  readonly form: Form;
}

/**
 * The form a decision answers. The id of a requirement names its edition and what it asks for, so that the present
 * requirements also know the questions of earlier editions, where these asked for the same.
 */
export const formOf = (requirementId: string, requirements: readonly Asked[]): Form | null =>
  requirements.find(({ id }) => askedIn(id) === askedIn(requirementId))?.form ?? null;

const askedIn = (requirementId: string): string => requirementId.slice(requirementId.indexOf('.') + 1);

/** Answers in the order of their questions; what the form does not ask comes last. */
export function answered(form: Form | null, answers: FormAnswers): readonly Answered[] {
  const titles = titlesOf(form);
  const place = [...titles.keys()];
  const at = (name: string): number => (place.includes(name) ? place.indexOf(name) : place.length);
  return Object.entries(answers)
    .sort(([one], [other]) => at(one) - at(other))
    .map(([name, answer]) => ({ question: titles.get(name) ?? name, answer }));
}

function titlesOf(form: Form | null): ReadonlyMap<string, string> {
  const properties = (form?.['properties'] ?? {}) as { readonly [name: string]: { readonly title?: string } };
  return new Map(Object.entries(properties).map(([name, { title }]) => [name, title ?? name]));
}

/** An answer as it is read: a tick is yes or no, a list has one entry a line. */
export function answerText(answer: Json): string {
  if (typeof answer === 'boolean') return answer ? 'yes' : 'no';
  if (Array.isArray(answer)) return answer.map(answerText).join('\n');
  return typeof answer === 'string' ? answer : JSON.stringify(answer);
}
