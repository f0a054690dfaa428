import { checkFlag, type Flag } from '@sluice/evaluator';

/** What the evaluator would not accept in a record; null where it takes it. */
export function unacceptable(flag: Flag): { readonly pointer: string; readonly detail: string } | null {
  const checked = checkFlag(flag);
  return checked.ok ? null : { pointer: checked.problem.pointer, detail: checked.problem.message };
}
