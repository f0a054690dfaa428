import { expect, test } from 'vitest';
import { z } from 'zod';
import { readSettings } from '../../../domain/schemas/settings.js';

const schema = z.object({ ONE: z.string(), TWO: z.coerce.number().int(), SECRET: z.string().optional() });
const noFile = (path: string): string => {
  throw new TypeError(`no ${path}`);
};

test('everything that is wrong is told at once, each by its variable', () => {
  const read = readSettings(schema, { TWO: 'x', SECRET_FILE: '/nowhere' }, noFile);
  const problems = read.ok ? [] : read.error;
  expect(problems).toHaveLength(3);
  expect(problems.join('\n')).toMatch(/SECRET_FILE: cannot read \/nowhere[\s\S]*ONE: [\s\S]*TWO: /);
});

test('a secret comes from the file its variable names, without the line feed at its end', () => {
  const read = readSettings(
    schema,
    { ONE: 'a', TWO: '2', SECRET_FILE: '/run/secret' },
    (path) => `${path} is it\n`,
  );
  expect(read).toEqual({ ok: true, value: { ONE: 'a', TWO: 2, SECRET: '/run/secret is it' } });
});
