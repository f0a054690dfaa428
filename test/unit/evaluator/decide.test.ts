import { describe, expect, test } from 'vitest';
import { flag, onWhen, rule } from './records.js';
import { answer, serving } from './serving.js';

const HALVES = {
  split: {
    ranges: [
      { variant: 'on', lo: 0, hi: 50_000 },
      { variant: 'off', lo: 50_000, hi: 100_000 },
    ],
  },
};

describe('the order of a decision', () => {
  test('a key nobody wrote is not found', () => {
    expect(serving({ flags: [] }).details('nothing')).toMatchObject({
      reason: 'ERROR',
      errorCode: 'FLAG_NOT_FOUND',
      value: undefined,
    });
  });

  test('the wrong type wins over a wrong context', () => {
    const flags = serving({ flags: [flag()] });
    expect(flags.string('new-checkout', 7 as never, 'mine')).toBe('mine');
    expect(flags.details('new-checkout', null as never).errorCode).toBe('INVALID_CONTEXT');
  });

  test.each([null, [], 'text', 7])('%j is no context', (context) => {
    expect(answer(flag(), context as never).errorCode).toBe('INVALID_CONTEXT');
  });

  test.each(['disabled', 'archived'] as const)('a flag that is %s serves its off variant', (state) => {
    expect(answer(flag({ state, serve: { variant: 'on' } }))).toMatchObject({
      value: false,
      variant: 'off',
      reason: 'DISABLED',
      errorCode: undefined,
    });
  });

  test('without an off variant the caller decides, and it is no error', () => {
    const { offVariant: _, ...bare } = flag({ state: 'disabled' });
    const flags = serving({ flags: [bare] });
    expect(flags.boolean('new-checkout', {}, true)).toBe(true);
    expect(flags.details('new-checkout')).toMatchObject({ reason: 'DISABLED', variant: undefined });
  });
});

describe('rules', () => {
  test('are tried by priority, then by id', () => {
    const late = rule({ id: 'a', priority: 2, serve: { variant: 'off' } });
    const rules = [late, rule({ id: 'c' }), rule({ id: 'b' })];
    expect(answer(flag({ rules })).ruleId).toBe('b');
  });

  test('that are not enabled are passed over', () => {
    expect(answer(flag({ rules: [rule({ enabled: false })] })).reason).toBe('STATIC');
  });

  test('match when all their conditions hold', () => {
    const both = onWhen(
      { attr: 'plan', op: 'eq', values: ['pro'] },
      { attr: 'seats', op: 'in', values: [1, 2] },
    );
    expect(answer(both, { plan: 'pro', seats: 2 })).toMatchObject({
      value: true,
      reason: 'TARGETING_MATCH',
      ruleId: 'first',
    });
    expect(answer(both, { plan: 'pro', seats: 3 })).toMatchObject({ value: false, reason: 'DEFAULT' });
    expect(answer(both, { plan: 'pro', seats: '2' })).toMatchObject({ value: false });
  });

  test('leave whoever is outside their exposure to the next one', () => {
    const nobody = rule({ exposure: { units: 0 } });
    const rest = rule({ id: 'rest', priority: 2 });
    expect(answer(flag({ rules: [nobody, rest] }), { targetingKey: 'u' }).ruleId).toBe('rest');
    expect(answer(flag({ rules: [nobody] })).reason).toBe('DEFAULT');
  });

  test('need no subject for everybody or nobody', () => {
    const everybody = rule({ exposure: { units: 100_000 } });
    expect(answer(flag({ rules: [everybody] }))).toMatchObject({ value: true, reason: 'TARGETING_MATCH' });
  });

  test('are skipped and counted where the subject is missing', () => {
    const flags = serving({ flags: [flag({ rules: [rule({ exposure: { units: 50_000 } })] })] });
    for (const targetingKey of [undefined, null, '', 1.5, 1e21, 10n, {}]) {
      expect(flags.details('new-checkout', { targetingKey })).toMatchObject({
        value: false,
        reason: 'DEFAULT',
      });
    }
    expect(flags.status().skipped).toBe(7);
  });

  test('that serve a split are skipped and counted as well', () => {
    const flags = serving({ flags: [flag({ rules: [rule({ serve: HALVES })] })] });
    expect(flags.details('new-checkout')).toMatchObject({ value: false, reason: 'DEFAULT' });
    expect(flags.status().skipped).toBe(1);
  });
});

describe('splits', () => {
  test('say so in their reason, also behind an exposure', () => {
    const half = flag({ rules: [rule({ exposure: { units: 99_999 } })] });
    expect(answer(half, { targetingKey: 'user-1' }).reason).toBe('SPLIT');
    expect(answer(flag({ serve: HALVES }), { targetingKey: 'user-1' }).reason).toBe('SPLIT');
  });

  test('without a subject are an error where nothing comes after', () => {
    expect(answer(flag({ serve: HALVES }))).toMatchObject({
      errorCode: 'TARGETING_KEY_MISSING',
      value: undefined,
    });
  });

  test('of one share are that variant, and need nobody', () => {
    const ranges = [
      { variant: 'off', lo: 0, hi: 0 },
      { variant: 'on', lo: 0, hi: 100_000 },
    ];
    expect(answer(flag({ serve: { split: { ranges } } }))).toMatchObject({ variant: 'on', reason: 'STATIC' });
  });

  test('count 1, 1.0 and "1" as one subject, and -0 as "0"', () => {
    const by = (targetingKey: unknown) => answer(flag({ serve: HALVES }), { targetingKey }).variant;
    for (let n = 0; n < 50; n++) expect(by(n)).toBe(by(String(n)));
    expect(by(-0)).toBe(by('0'));
  });

  test('move nobody to another variant while the exposure grows', () => {
    const variantsAt = (units: number): readonly (string | undefined)[] => {
      const flags = serving({ flags: [flag({ rules: [rule({ exposure: { units }, serve: HALVES })] })] });
      return Array.from({ length: 5_000 }, (_, n) => {
        const { variant, ruleId } = flags.details('new-checkout', { targetingKey: `user-${n}` });
        return ruleId === undefined ? undefined : variant;
      });
    };
    const stages = [5_000, 25_000, 50_000, 75_000, 100_000].map(variantsAt);
    for (const [at, stage] of stages.slice(1).entries()) {
      const moved = stages[at]?.filter((variant, n) => variant !== undefined && variant !== stage[n]);
      expect(moved).toEqual([]);
    }
  });

  test('may look at another attribute than the exposure does', () => {
    const serve = { split: { ...HALVES.split, by: ['user', 'team'] } };
    const one = flag({ rules: [rule({ exposure: { by: '/device/id', units: 99_999 }, serve })] });
    expect(answer(one, { device: { id: 'd1' }, user: { team: 'core' } }).reason).toBe('SPLIT');
    expect(answer(one, { device: { id: 'd1' } }).reason).toBe('DEFAULT');
  });
});

describe('results', () => {
  test('are frozen, and the same object for the same outcome', () => {
    const flags = serving({ flags: [flag({ rules: [rule()] })] });
    const first = flags.details('new-checkout', { targetingKey: 'a' });
    expect(flags.details('new-checkout', { targetingKey: 'b' })).toBe(first);
    expect(Object.isFrozen(first)).toBe(true);
  });

  test('of json flags are frozen to the last leaf', () => {
    const variants = [{ key: 'deep', value: { a: [{ b: 1 }] } }];
    const { offVariant: _, ...bare } = flag({ type: 'json', variants, serve: { variant: 'deep' } });
    const value = serving({ flags: [bare] }).json<{ a: { b: number }[] }>('new-checkout', {}, { a: [] });
    expect(Object.isFrozen(value.a[0])).toBe(true);
  });

  test('a getter that throws is an error of this one decision', () => {
    const flags = serving({ flags: [onWhen({ attr: 'plan', op: 'eq', values: ['pro'] })] });
    const context = {
      get plan(): string {
        throw new Error('no');
      },
    };
    expect(flags.details('new-checkout', context)).toMatchObject({ reason: 'ERROR', errorCode: 'GENERAL' });
    expect(flags.boolean('new-checkout', { plan: 'pro' }, false)).toBe(true);
  });

  test('a proxy that refuses to be looked at is an error of this one decision', () => {
    const flags = serving({ flags: [onWhen({ attr: 'plan', op: 'eq', values: ['pro'] })] });
    const refuse = (): never => {
      throw new TypeError('no');
    };
    const closed = new Proxy({}, { getPrototypeOf: refuse, getOwnPropertyDescriptor: refuse });
    expect(flags.details('new-checkout', closed).errorCode).toBe('GENERAL');
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(flags.details('new-checkout', proxy).errorCode).toBe('INVALID_CONTEXT');
    expect(flags.all(proxy).size).toBe(0);
    expect(flags.boolean('new-checkout', { plan: 'pro' }, false)).toBe(true);
  });

  test('a getter that asks back gets its answer, and so does the first question', () => {
    const flags = serving({ flags: [onWhen({ attr: 'plan', op: 'eq', values: ['pro'] })] });
    const context = {
      get plan(): string {
        return flags.boolean('new-checkout', { plan: 'pro' }, false) ? 'pro' : 'none';
      },
    };
    expect(flags.boolean('new-checkout', context, false)).toBe(true);
  });
});
