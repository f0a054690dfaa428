import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isCommand } from '../../../domain/command/shape.js';

const COMMON = { project: 'p', sub: 's', roles: [], via: 'api', iat: 1, exp: 2, jti: 'j' };
const KINDS: readonly (object & { readonly cmd: string })[] = [
  { cmd: 'create', change: 'c', bodyHash: 'h' },
  { cmd: 'edit', change: 'c', edition: 2, bodyHash: 'h' },
  {
    cmd: 'decide',
    change: 'c',
    edition: 1,
    requirementId: 'r',
    proposalHash: 'h',
    decision: 'approve',
    form: {},
  },
  { cmd: 'withdraw', change: 'c', reason: 'r' },
  { cmd: 'control', rollout: 'e/f/r', change: 'c', stage: 0, action: 'abort', reason: 'r' },
  { cmd: 'kill', env: 'e', flag: 'f', reason: 'r' },
  { cmd: 'genesis', bodyHash: 'h' },
].map((each) => ({ ...COMMON, ...each }));

test.each(KINDS)('a whole $cmd is a command, and none without one of its fields is', (command) => {
  expect(isCommand(command)).toBe(true);
  for (const field of Object.keys(command)) {
    const rest = Object.fromEntries(Object.entries(command).filter(([name]) => name !== field));
    expect(isCommand(rest)).toBe(false);
    expect(isCommand({ ...command, [field]: null })).toBe(false);
  }
});

test.each([
  [{ cmd: 'decide', decision: 'maybe' }],
  [{ cmd: 'control', action: 'promote' }],
  [{ cmd: 'sudo' }],
  [{ cmd: 'toString' }],
  [{ cmd: '__proto__' }],
  [{ roles: 'admin' }],
])('%j makes no command of it', (change) => {
  const { cmd } = change as { cmd?: string };
  const command = KINDS.find((each) => each.cmd === cmd) ?? KINDS[0];
  expect(isCommand({ ...command, ...change })).toBe(false);
});

test('whatever JSON brings, the answer is yes or no', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(isCommand(value)).toBe(false);
    }),
  );
});
