import fc from 'fast-check';
import { expect, test } from 'vitest';
import { admit } from '../../../domain/change/admit.js';
import { changeView } from '../../../domain/change/view.js';
import type { ChangeEvent } from '../../../domain/change/event.js';
import { newChange, reduce } from '../../../domain/change/reduce.js';
import type { ChangeState } from '../../../domain/change/state.js';
import { hasEnded, isReady, openRequirements } from '../../../domain/change/state-of.js';
import type { WithdrawCommand } from '../../../domain/command/command.js';
import { PEOPLE } from '../../support/people.js';
import { begin, live, preparedAs, type Act } from './life.js';

const somebody = fc.constantFrom(...PEOPLE.map((person) => person.id), 'nobody');

/** Mostly what people do, now and then what ends a change, so that long lives are drawn as well. */
const acts: fc.Arbitrary<Act> = fc.oneof(
  { weight: 12, arbitrary: deciding(fc.constantFrom('maya', 'tom', 'quinn', 'bo'), ['approve']) },
  { weight: 4, arbitrary: deciding(somebody, ['approve', 'approve', 'approve', 'reject']) },
  { weight: 1, arbitrary: fc.constantFrom<Act>({ do: 'edit', sub: 'ada' }, { do: 'edit', sub: 'tom' }) },
  { weight: 8, arbitrary: fc.constant<Act>({ do: 'wait' }) },
  { weight: 8, arbitrary: fc.constantFrom<Act>(...committing('applied', 'blocked', 'reopened')) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw' as const), sub: somebody }) },
);

function deciding(
  sub: fc.Arbitrary<string>,
  decisions: readonly ('approve' | 'reject')[],
): fc.Arbitrary<Act> {
  return fc.record({
    do: fc.constant('decide' as const),
    sub,
    key: fc.constantFrom('manager' as const, 'qa' as const),
    decision: fc.constantFrom(...decisions),
    editionsBack: fc.constantFrom(0, 0, 0, 0, 1),
    yes: fc.constantFrom(true, true, true, false),
  });
}

function committing(...outcomes: readonly Extract<Act, { do: 'commit' }>['outcome'][]): readonly Act[] {
  return outcomes.map((outcome) => ({ do: 'commit', outcome }));
}

const lives = fc.array(acts, { maxLength: 40, size: 'max' }).map((all) => all.reduce(live, begin()));

test('no path leads to a write without a quorum of distinct people who are no authors', () => {
  fc.assert(
    fc.property(lives, ({ claims }) => {
      for (const state of claims) {
        const subs = state.decisions.map((decision) => decision.sub);
        expect(new Set(subs).size).toBe(subs.length);
        expect(subs.some((sub) => state.authors.includes(sub))).toBe(false);
        const [manager, qa] = state.requirements.map((each) =>
          state.decisions.some((decision) => decision.requirementId === each.id),
        );
        expect([manager, qa]).toEqual([true, true]);
      }
    }),
    { numRuns: 1_000 },
  );
});

test('a quorum is reached by some of these paths, or the property above would say nothing', () => {
  const reached = fc.sample(lives, 400).filter((life) => life.claims.length > 0);
  expect(reached.length).toBeGreaterThan(10);
});

test('what has ended stays so: no command is admitted any more', () => {
  fc.assert(
    fc.property(lives, somebody, ({ state }, sub) => {
      if (!hasEnded(state)) return;
      const common = {
        project: 'p',
        sub,
        roles: [],
        via: 'api',
        iat: 0,
        exp: 0,
        jti: 'x',
        change: 'c',
      } as const;
      const withdraw: WithdrawCommand = { ...common, cmd: 'withdraw', reason: '' };
      expect(admit(state, withdraw)).toBe('CLOSED');
      expect(admit(state, { ...common, cmd: 'edit', edition: state.edition + 1, bodyHash: 'b' })).toBe(
        'CLOSED',
      );
    }),
  );
});

test('a state is plain JSON: carried over to a new run it is the same', () => {
  fc.assert(
    fc.property(lives, ({ state }) => {
      const carried = JSON.parse(JSON.stringify(state)) as ChangeState;
      expect(carried).toEqual(state);
      expect(changeView(carried)).toEqual(changeView(state));
    }),
  );
});

const COMMAND = {
  project: 'p',
  sub: 'maya',
  roles: [],
  via: 'api',
  iat: 1,
  exp: 2,
  jti: 'j',
  change: 'c',
} as const;
const DECIDE = {
  ...COMMAND,
  cmd: 'decide',
  edition: 1,
  requirementId: 'r',
  proposalHash: 'h',
  form: {},
} as const;

const anyEvent: fc.Arbitrary<ChangeEvent> = fc.constantFrom<ChangeEvent>(
  { type: 'prepared', atMs: 1, prepared: preparedAs(1, ['ada']) },
  { type: 'invalid', ending: 'x' },
  { type: 'decided', atMs: 1, token: 't', command: { ...DECIDE, decision: 'approve' } },
  { type: 'decided', atMs: 1, token: 't', command: { ...DECIDE, decision: 'reject' } },
  { type: 'refused', atMs: 1, jti: 'j', sub: null, cmd: 'decide', code: 'FORGED' },
  { type: 'withdrawn', command: { ...COMMAND, cmd: 'withdraw', reason: 'r' } },
  { type: 'expired' },
  { type: 'applying' },
  { type: 'applied' },
  { type: 'reopened', atMs: 1, reopened: { requirements: [], eligible: {}, lost: [] } },
  { type: 'blocked', code: 'CONFLICT', detail: 'd' },
  { type: 'unblocked', atMs: 1 },
  { type: 'rolled', status: 'done', ending: null },
);

test('any event in any order makes a state that can be shown, one transition further', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
      const end = events.reduce(reduce, newChange('p', 'c'));
      expect(end.transition).toBe(events.length);
      expect(changeView(end).waiting.sentence).not.toContain('undefined');
    }),
  );
});

test('a change remembers its last fifty refusals; the ledger keeps all of them', () => {
  const refusals = Array.from({ length: 80 }, (_, i): ChangeEvent => ({
    ...{ type: 'refused', atMs: i, jti: `j-${String(i)}`, sub: 'vic', cmd: 'decide', code: 'ROLE_MISSING' },
  }));
  const { refusals: kept } = refusals.reduce(reduce, newChange('p', 'c'));
  expect(kept).toHaveLength(50);
  expect(kept.at(-1)?.jti).toBe('j-79');
});

test('a round that is met opens the next one with a time of its own', () => {
  const { state, atMs } = begin();
  const [manager] = openRequirements(state);
  expect(state.deadlineMs).toBe(atMs + (manager?.timeoutMs ?? 0));
  const decided = live(
    { state, atMs: atMs + 5_000, claims: [] },
    { do: 'decide', sub: 'maya', key: 'manager', decision: 'approve', editionsBack: 0, yes: true },
    1,
  );
  expect(openRequirements(decided.state).map((each) => each.key)).toEqual(['qa']);
  expect(decided.state.deadlineMs).toBe(atMs + 6_000 + (manager?.timeoutMs ?? 0));
  expect(isReady(decided.state)).toBe(false);
});
