import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeFlag, resplit } from '@sluice/evaluator';
import type { Share, SplitRange } from '@sluice/evaluator';
import { flag } from './records.js';

const VARIANTS = ['a', 'b', 'c', 'd'];

/** Shares of four variants that add up, some of nothing. */
const shares = fc
  .array(fc.integer({ min: 0, max: 100_000 }), { minLength: 3, maxLength: 3 })
  .map((cuts): readonly Share[] => {
    const ends = [...cuts].sort((a, b) => a - b);
    return VARIANTS.map((variant, n) => ({ variant, units: (ends[n] ?? 100_000) - (ends[n - 1] ?? 0) }));
  });

const sizeOf = (ranges: readonly SplitRange[], variant: string): number =>
  ranges.reduce((total, range) => total + (range.variant === variant ? range.hi - range.lo : 0), 0);

const isStorable = (ranges: readonly SplitRange[]): boolean => {
  const variants = VARIANTS.map((key) => ({ key, value: true }));
  return decodeFlag(flag({ variants, offVariant: 'a', serve: { split: { ranges } } })).ok;
};

/** Units that have another variant in the second split. */
function changed(before: readonly SplitRange[], after: readonly SplitRange[]): number {
  const overlap = before.flatMap((a) =>
    after.map((b) =>
      a.variant === b.variant ? Math.max(0, Math.min(a.hi, b.hi) - Math.max(a.lo, b.lo)) : 0,
    ),
  );
  return 100_000 - overlap.reduce((total, units) => total + units, 0);
}

test('a new split is dealt in order', () => {
  expect(
    resplit(
      [],
      [
        { variant: 'a', units: 30_000 },
        { variant: 'b', units: 70_000 },
      ],
    ),
  ).toEqual({
    ranges: [
      { variant: 'a', lo: 0, hi: 30_000 },
      { variant: 'b', lo: 30_000, hi: 100_000 },
    ],
    moved: 0,
  });
});

test('after any number of edits the shares are as asked, and no edit moves more than it must', () => {
  fc.assert(
    fc.property(fc.array(shares, { minLength: 2, maxLength: 8 }), (edits) => {
      let ranges: readonly SplitRange[] = [];
      for (const [n, wanted] of edits.entries()) {
        const next = resplit(ranges, wanted) ?? { ranges: [], moved: NaN };
        for (const { variant, units } of wanted) expect(sizeOf(next.ranges, variant)).toBe(units);
        expect(isStorable(next.ranges)).toBe(true);
        const least = wanted.reduce(
          (total, { variant, units }) => total + Math.max(0, sizeOf(ranges, variant) - units),
          0,
        );
        if (n > 0) expect([next.moved, changed(ranges, next.ranges)]).toEqual([least, least]);
        ranges = next.ranges;
      }
    }),
  );
});

const two = (units: number): readonly Share[] => [
  { variant: 'a', units },
  { variant: 'b', units: 100_000 - units },
];

const rangesOf = (current: readonly SplitRange[], wanted: readonly Share[]): readonly SplitRange[] => {
  const next = resplit(current, wanted);
  if (next === null) throw new TypeError('shares that add up were refused');
  return next.ranges;
};

test('in a split of two, whoever came last goes first when a variant shrinks again', () => {
  const size = fc.integer({ min: 0, max: 100_000 });
  fc.assert(
    fc.property(size, size, (one, other) => {
      const [small, large] = [Math.min(one, other), Math.max(one, other)];
      const before = rangesOf([], two(small));
      expect(rangesOf(rangesOf(before, two(large)), two(small))).toEqual(before);
    }),
  );
});

test.each([
  [[{ variant: 'a', units: 99_999 }]],
  [
    [
      { variant: 'a', units: 50_000 },
      { variant: 'a', units: 50_000 },
    ],
  ],
  [
    [
      { variant: 'a', units: 100_000.5 },
      { variant: 'b', units: -0.5 },
    ],
  ],
])('shares that do not add up to the whole are refused', (wanted) => {
  expect(resplit([], wanted)).toBeNull();
});
