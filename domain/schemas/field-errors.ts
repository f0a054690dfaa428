import type { z } from 'zod';
import type { FieldError } from '../failure.js';
import { pointerOf } from './hostile.js';

type Issue = z.core.$ZodIssue;

/** What a schema found, as errors of fields: one for every unknown field, and of a union the branch that fits best. */
export const fieldErrors = (error: z.ZodError): readonly FieldError[] =>
  error.issues.flatMap((issue) => errorsOf(issue, []));

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
