import type { Flag, Rule } from '@sluice/evaluator';
import { expect, test } from 'vitest';
import { semanticDiff, wordsOf } from '../../../domain/proposal/diff.js';
import type { Proposal } from '../../../domain/proposal/proposal.js';
import { touchesOf } from '../../../domain/proposal/touches.js';
import { flagOf } from '../../support/store-samples.js';
import { ruleAt } from '../../support/requests.js';

const target = { kind: 'flag', env: 'production', key: 'shop' } as const;

/** What a change from one record to another says. */
function words(before: Flag, after: Flag): readonly string[] {
  const items = [{ target, after, touches: touchesOf(before, after) }];
  const live = { flags: [{ env: 'production', key: 'shop', version: 1, record: before }] };
  return wordsOf(semanticDiff({ items, plan: null } as unknown as Proposal, live));
}

const withRule = (more: Partial<Rule>): Flag =>
  flagOf('shop', 1, { rules: [{ ...ruleAt('beta', 5_000), ...more }] });

test.each<[Partial<Rule>, string]>([
  [{ name: 'gamma' }, 'is renamed from no name to "gamma"'],
  [{ description: 'new' }, 'changes in description'],
  [{ priority: 7, track: true }, 'changes in priority, track'],
  [{ name: 'gamma', priority: 7 }, 'is renamed from no name to "gamma"; changes in priority'],
])('a rule that does the same with %j says what changes', (more, said) => {
  expect(words(withRule({}), withRule(more))).toEqual([`shop in production: rule "beta" ${said}`]);
});

test('conditions that sound alike are said to change', () => {
  const when = (value: string): Rule['when'] => [{ attr: 'plan', op: 'eq', values: [value] }];
  expect(words(withRule({ when: when('a') }), withRule({ when: when('b') }))).toEqual([
    'shop in production: rule "beta" changes in when',
  ]);
});

test('a flag that is only renamed says from what to what', () => {
  expect(words(flagOf('shop', 1, { name: 'Shop' }), flagOf('shop', 1, { name: 'Store' }))).toEqual([
    'shop in production is renamed from "Shop" to "Store"',
  ]);
});

test('a split whose shares move is not said twice', () => {
  const split = (at: number): Flag['serve'] => ({
    split: {
      ranges: [
        { variant: 'on', lo: 0, hi: at },
        { variant: 'off', lo: at, hi: 100_000 },
      ],
    },
  });
  expect(
    words(flagOf('shop', 1, { serve: split(10_000) }), flagOf('shop', 1, { serve: split(90_000) })),
  ).toEqual(['shop in production: serves a split of on, off, otherwise than before']);
});
