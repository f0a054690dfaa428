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
  const read = Object.keys(schema.shape).map((name) => ({ name, value: valueOf(name, variables, readFile) }));
  const unread = read.flatMap(({ value }) => (value.ok ? [] : [value.error]));
  const values = Object.fromEntries(
    read.map(({ name, value }) => [name, value.ok ? value.value : undefined]),
  );
  const parsed = schema.safeParse(values);
  if (parsed.success && unread.length === 0) return ok(parsed.data);
  return err([...unread, ...(parsed.error?.issues ?? []).map(describe)]);
}

function valueOf(
  name: string,
  variables: Variables,
  readFile: (path: string) => string,
): Result<string | undefined, string> {
  const path = variables[`${name}_FILE`];
  if (path === undefined) return ok(variables[name]);
  try {
    return ok(readFile(path).trim());
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return err(`${name}_FILE: cannot read ${path} (${reason})`);
  }
}

const describe = (issue: z.core.$ZodIssue): string => `${issue.path.join('.')}: ${issue.message}`;
