import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../domain/proposal/canonical.js';
import { recompose, touchesOf } from '../../../domain/proposal/touches.js';
import { ruleAt } from '../../support/requests.js';
import { flagOf } from '../../support/store-samples.js';
import { anyFlag } from './samples.js';

const sorted = (flag: ReturnType<typeof flagOf>): string =>
  canonicalJson({ ...flag, version: 0, rules: [...flag.rules].sort((a, b) => (a.id < b.id ? -1 : 1)) });

test('nothing is touched where nothing differs', () => {
  fc.assert(
    fc.property(anyFlag, (flag) => {
      expect(touchesOf(flag, flag)).toEqual([]);
    }),
  );
});

test('on top of its own base a change makes exactly what was asked for', () => {
  fc.assert(
    fc.property(anyFlag, anyFlag, (before, after) => {
      expect(sorted(recompose(after, touchesOf(before, after), before))).toBe(sorted(after));
    }),
  );
});

test('what a change does not touch stays as it is live', () => {
  fc.assert(
    fc.property(anyFlag, anyFlag, anyFlag, (before, after, live) => {
      const touches = touchesOf(before, after);
      const made = recompose(after, touches, live);
      for (const path of touchesOf(live, made)) {
        const rule = /^\/rules\/[^/]+/.exec(path)?.[0];
        expect(
          touches.some((touched) => touched === path || (rule !== undefined && touched.startsWith(rule))),
        ).toBe(true);
      }
    }),
  );
});

test('carrying a change over twice is carrying it over once', () => {
  fc.assert(
    fc.property(anyFlag, anyFlag, anyFlag, (before, after, live) => {
      const touches = touchesOf(before, after);
      const made = recompose(after, touches, live);
      expect(sorted(recompose(after, touches, made))).toBe(sorted(made));
    }),
  );
});

test('units alone are told apart from the rule they belong to', () => {
  const before = flagOf('sample', 1, { rules: [ruleAt('r', 5), ruleAt('s', 5)] });
  const raised = { ...before, rules: [ruleAt('r', 6), ruleAt('s', 5)] };
  expect(touchesOf(before, raised)).toEqual(['/rules/r/exposure']);
  expect(touchesOf(before, { ...before, rules: [ruleAt('r', 6, 'off'), ruleAt('s', 5)] })).toEqual([
    '/rules/r',
  ]);
  expect(touchesOf(before, { ...before, rules: [ruleAt('s', 5)] })).toEqual(['/rules/r']);
});

test('a rule that is gone from live is not brought back by units', () => {
  const before = flagOf('sample', 1, { rules: [ruleAt('r', 5)] });
  const raised = { ...before, rules: [ruleAt('r', 6)] };
  const live = { ...before, rules: [] };
  expect(recompose(raised, touchesOf(before, raised), live).rules).toEqual([]);
});

test('a name that was taken off is off', () => {
  const before = flagOf('sample', 1, { name: 'old', description: 'd' });
  const { name: _gone, ...after } = before;
  const made = recompose(after, touchesOf(before, after), { ...before, tags: ['live'] });
  expect(made).toEqual({ ...after, tags: ['live'] });
});
