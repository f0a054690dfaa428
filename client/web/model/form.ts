import type { Json } from '@sluice/evaluator';

/** What of JSON Schema the forms of requirements are written in. */
interface Schema {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly enum?: readonly Json[];
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: { readonly [name: string]: Schema };
  readonly required?: readonly string[];
}

export type FieldKind = 'yes' | 'line' | 'text' | 'number' | 'choice' | 'list';

/** A question of a form, as the page asks it. */
export interface Field {
  readonly name: string;
  readonly kind: FieldKind;
  readonly title: string;
  readonly description: string | null;
  readonly required: boolean;
  readonly maxLength: number | null;
  readonly maxItems: number | null;
  readonly choices: readonly string[];
}

/** What is typed so far: a tick, a text, or texts. */
export type Draft = { readonly [name: string]: boolean | string | readonly string[] };
export type Answers = { readonly [name: string]: Json };

/** Questions of a form in their order. Throws a TypeError for a schema it cannot ask, so that nobody answers half of it. */
export function fieldsOf(schema: unknown): readonly Field[] {
  const { type, properties = {}, required = [] } = schema as Schema;
  if (type !== 'object') throw new TypeError('the form is no object');
  return Object.entries(properties).map(([name, field]) => ({
    ...{ name, kind: kindOf(name, field), required: required.includes(name) },
    title: field.title ?? name,
    description: field.description ?? null,
    maxLength: field.maxLength ?? field.items?.maxLength ?? null,
    maxItems: field.maxItems ?? null,
    choices: (field.enum ?? []).map(String),
  }));
}

/** Up to this length a text is one line. */
const LINE_LENGTH = 200;

function kindOf(name: string, field: Schema): FieldKind {
  const plain = PLAIN[field.type ?? ''];
  if (plain !== undefined) return plain;
  if (field.type === 'array' && field.items?.type === 'string') return 'list';
  if (field.type !== 'string')
    throw new TypeError(`the form asks "${name}" in a way this page does not know`);
  if (field.enum !== undefined) return 'choice';
  return (field.maxLength ?? Infinity) <= LINE_LENGTH ? 'line' : 'text';
}

const PLAIN: { readonly [type: string]: FieldKind } = { boolean: 'yes', number: 'number', integer: 'number' };

export const blank = (fields: readonly Field[]): Draft =>
  Object.fromEntries(
    fields.map(({ name, kind }) => [name, kind === 'yes' ? false : kind === 'list' ? [] : '']),
  );

/** Whether somebody ticked or typed anything. */
export const isBegun = (draft: Draft): boolean =>
  Object.values(draft).some((value) => value === true || (value !== false && value.length > 0));

/** What stays of a draft when what it is about was edited: ticks and choices were made on what there was before. */
export const textsOf = (fields: readonly Field[], draft: Draft): Draft => ({
  ...blank(fields),
  ...Object.fromEntries(
    fields
      .filter(({ name, kind }) => kind !== 'yes' && kind !== 'choice' && name in draft)
      .map(({ name }) => [name, draft[name] ?? '']),
  ),
});

/** The answers to send: what was left empty is left out, ticks are always said. */
export function answersOf(fields: readonly Field[], draft: Draft): Answers {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = answerOf(field, draft[field.name]);
      return value === undefined ? [] : [[field.name, value] as const];
    }),
  );
}

function answerOf({ kind }: Field, value: Draft[string] | undefined): Json | undefined {
  if (kind === 'yes') return value === true;
  if (typeof value === 'string') return textAnswer(kind, value);
  const lines = Array.isArray(value) ? (value as readonly string[]).filter((line) => line.trim() !== '') : [];
  return lines.length === 0 ? undefined : lines;
}

const textAnswer = (kind: FieldKind, value: string): Json | undefined =>
  value.trim() === '' ? undefined : kind === 'number' ? Number(value) : value;

/** Field name → what is wrong with its answer; empty where the form can be sent. */
export function problemsOf(fields: readonly Field[], draft: Draft): { readonly [name: string]: string } {
  const answers = answersOf(fields, draft);
  return Object.fromEntries(
    fields.flatMap((field) => {
      const problem = problemOf(field, answers[field.name]);
      return problem === null ? [] : [[field.name, problem] as const];
    }),
  );
}

function problemOf(field: Field, answer: Json | undefined): string | null {
  if (answer === undefined) return field.required ? `${field.title} is missing` : null;
  if (typeof answer === 'number' && Number.isNaN(answer)) return `${field.title} is no number`;
  if (field.maxItems !== null && Array.isArray(answer) && answer.length > field.maxItems)
    return `at most ${field.maxItems} of them`;
  const longest = Math.max(0, ...textsIn(answer).map((text) => text.length));
  return field.maxLength !== null && longest > field.maxLength
    ? `${longest} characters, and may have ${field.maxLength}`
    : null;
}

const textsIn = (answer: Json): readonly string[] =>
  typeof answer === 'string' ? [answer] : Array.isArray(answer) ? (answer as readonly string[]) : [];
