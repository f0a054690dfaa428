import { z } from 'zod';
import type { FormAnswers } from '../command/command.js';
import type { FormSchema } from '../policy/requirement.js';

/** What is wrong with a form's answers, naming the field; null where they fit. */
export function formProblem(schema: FormSchema, answers: FormAnswers): string | null {
  const parsed = z.fromJSONSchema(schema).safeParse(answers);
  const issue = parsed.success ? undefined : parsed.error.issues[0];
  return issue === undefined ? null : `form.${issue.path.join('.')}: ${issue.message}`;
}
