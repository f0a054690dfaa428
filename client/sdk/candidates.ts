import { checkFlag, type Flag } from '@sluice/evaluator';

/** What every evaluator would refuse in a record; null where they take it. */
export function candidateProblem(flag: Flag): { readonly pointer: string; readonly detail: string } | null {
  const checked = checkFlag(flag);
  return checked.ok ? null : { pointer: checked.problem.pointer, detail: checked.problem.message };
}
