import { z } from 'zod';
import { err, ok, type Result } from '../result.js';

/** Variables of a process, as `process.env` has them. */
export type Variables = { readonly [name: string]: string | undefined };

/**
 * Reads settings once at start and reports everything that is wrong at once, each line naming its variable.
 * A variable may come from a file instead: `NAME_FILE` holds the path. `readFile` may throw.
 */
export function readSettings<S extends z.ZodObject>(
  schema: S,
  variables: Variables,
  readFile: (path: string) => string,
): Result<z.output<S>, readonly string[]> {
  const problems: string[] = [];
  const values = Object.fromEntries(
    Object.keys(schema.shape).map((name) => [name, valueOf(name, variables, readFile, problems)]),
  );
  const parsed = schema.safeParse(values);
  if (!parsed.success) problems.push(...parsed.error.issues.map(describe));
  return parsed.success && problems.length === 0 ? ok(parsed.data) : err(problems);
}

function valueOf(
  name: string,
  variables: Variables,
  readFile: (path: string) => string,
  problems: string[],
): string | undefined {
  const path = variables[`${name}_FILE`];
  if (path === undefined) return variables[name];
  try {
    return readFile(path).trim();
  } catch (error) {
    problems.push(
      `${name}_FILE: cannot read ${path} (${error instanceof Error ? error.message : String(error)})`,
    );
    return undefined;
  }
}

const describe = (issue: z.core.$ZodIssue): string => `${issue.path.join('.')}: ${issue.message}`;
