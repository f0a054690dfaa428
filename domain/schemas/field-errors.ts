import type { z } from 'zod';
import type { FieldError } from '../failure.js';
import { pointerOf } from './hostile.js';

type Issue = z.core.$ZodIssue;

/** What a schema found, as errors of fields: one for every unknown field, and of a union the branch that fits best. */
export const fieldErrors = (error: z.ZodError): readonly FieldError[] =>
  error.issues.flatMap((issue) => errorsOf(issue, []));

/** What zod says of a value, in words for whoever typed it; an error map to parse with. */
export const plainWords: z.core.$ZodErrorMap = (issue) => {
  if (issue.input === undefined) return 'is needed';
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${KINDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be ${issue.values.map(String).join(' or ')}`;
    case 'too_big':
      return `must ${amount(issue.origin, 'at most', Number(issue.maximum))}`;
    case 'too_small':
      return `must ${amount(issue.origin, 'at least', Number(issue.minimum))}`;
    case 'invalid_union':
      return Array.isArray(issue.options)
        ? `must be ${issue.options.map(String).join(' or ')}`
        : 'has none of the forms it may have';
    default:
      return undefined;
  }
};

const KINDS: { readonly [expected: string]: string } = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

function amount(origin: string, bound: string, count: number): string {
  if (origin === 'string') return `have ${bound} ${String(count)} character${count === 1 ? '' : 's'}`;
  if (origin === 'array') return `have ${bound} ${String(count)} ${count === 1 ? 'entry' : 'entries'}`;
  return `be ${bound} ${String(count)}`;
}

function errorsOf(issue: Issue, parent: readonly PropertyKey[]): readonly FieldError[] {
  const path = [...parent, ...issue.path];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((name) => unknownField([...path, name]));
  if (issue.code === 'invalid_union') return ofUnion(issue, path);
  return [{ pointer: pointerOf(path), code: codeOf(issue), detail: issue.message }];
}

const unknownField = (path: readonly PropertyKey[]): FieldError => ({
  pointer: pointerOf(path),
  code: 'UNKNOWN_FIELD',
  detail: `there is no field "${String(path.at(-1))}" here`,
});

function ofUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: readonly PropertyKey[],
): readonly FieldError[] {
  const best = [...issue.errors].sort((a, b) => distance(a) - distance(b))[0];
  if (best !== undefined) return best.flatMap((inner) => errorsOf(inner, path));
  return [{ pointer: pointerOf(path), code: codeOf(issue), detail: issue.message }];
}

/** How far a branch is from fitting: unknown or missing fields at its top count most. */
const distance = (issues: readonly Issue[]): number =>
  issues.reduce((sum, issue) => sum + (issue.path.length <= 1 ? 10 : 1), 0);

/** zod's codes in the spelling of ours: `invalid_type` → `INVALID_TYPE`. */
const codeOf = (issue: Issue): string => issue.code.toUpperCase();
