import type { Json } from '@sluice/evaluator';
import { usage } from '../failure.js';
import type { Requirement } from './pick.js';

export interface AnswerOptions {
  readonly comment?: string;
  readonly answer: readonly string[];
}

type Answers = Readonly<Record<string, Json>>;

/** What of a form's JSON Schema the command line makes use of. */
interface Field {
  readonly type?: string;
}

/** Fields a comment goes to, in the forms there are. */
const COMMENT_FIELDS = ['comments', 'notes'];

/**
 * The answers of a requirement's form: those given, the comment in the field for it, and the yes that an approval
 * itself says. Throws `CliFailure` for what is no field, and where it can count (`complete`) for what is missing.
 */
export function answersFor(
  requirement: Requirement,
  act: 'approve' | 'reject',
  options: AnswerOptions & { readonly complete: boolean },
): Answers {
  const fields = (requirement.form['properties'] ?? {}) as Readonly<Record<string, Field>>;
  const { field, equals } = requirement.approveWhen;
  const answers = {
    ...(act === 'approve' ? { [field]: equals as Json } : {}),
    ...commentAnswer(fields, options.comment),
    ...given(fields, options.answer),
  };
  if (act === 'approve' && options.complete) requireAll(requirement, fields, answers);
  return answers;
}

function commentAnswer(fields: Readonly<Record<string, Field>>, comment: string | undefined): Answers {
  if (comment === undefined) return {};
  const field = COMMENT_FIELDS.find((name) => Object.hasOwn(fields, name));
  if (field === undefined)
    throw usage('--comment', `this form takes none; it has ${Object.keys(fields).join(', ')}`);
  return { [field]: comment };
}

function given(fields: Readonly<Record<string, Field>>, pairs: readonly string[]): Answers {
  const answers = new Map<string, Json>();
  for (const pair of pairs) {
    const [, name = '', text = ''] = /^([^=]+)=([\s\S]*)$/.exec(pair) ?? [];
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field === undefined) throw noField(pair, fields);
    const before = answers.get(name);
    answers.set(name, Array.isArray(before) ? [...(before as Json[]), text] : valueOf(name, text, field));
  }
  return Object.fromEntries(answers);
}

const noField = (pair: string, fields: Readonly<Record<string, Field>>) =>
  usage(
    '--answer',
    `"${pair}" answers no field; write FIELD=VALUE with one of ${Object.keys(fields).join(', ')}`,
  );

function valueOf(name: string, text: string, field: Field): Json {
  if (field.type === 'array') return [text];
  if (field.type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  if (field.type === 'boolean')
    throw usage('--answer', `${name} is a yes or no; write ${name}=true or ${name}=false`);
  return field.type === 'number' || field.type === 'integer' ? Number(text) : text;
}

function requireAll(
  requirement: Requirement,
  fields: Readonly<Record<string, Field>>,
  answers: Answers,
): void {
  const required = (requirement.form['required'] ?? []) as readonly string[];
  const missing = required.filter((name) => !Object.hasOwn(answers, name));
  if (missing.length === 0) return;
  const options = missing.map(
    (name) => `--answer ${name}=${fields[name]?.type === 'boolean' ? 'true' : '"…"'}`,
  );
  throw usage(
    '--answer',
    `${requirement.title} also asks for ${missing.join(', ')}`,
    `the same command with ${options.join(' ')}`,
  );
}
