import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../support/house.js';

const CSS = readFileSync(join(ROOT, 'client/web/app.css'), 'utf8');

/** Name of a colour → how it is in the light and in the dark. */
const COLOURS = new Map(
  [...CSS.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
  ),
);

/** Relative luminance, as WCAG defines it. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

COLOURS.set('white', { light: '#ffffff', dark: '#ffffff' });

const GROUNDS = ['ground', 'panel', 'raised'];

const pairs = (names: readonly string[], grounds: readonly string[]) =>
  names.flatMap((name) => grounds.map((ground) => [name, ground] as const));

const least = (name: string, ground: string): number =>
  Math.min(
    ...(['light', 'dark'] as const).map((theme) =>
      contrast(COLOURS.get(name)?.[theme] ?? '#000000', COLOURS.get(ground)?.[theme] ?? '#000000'),
    ),
  );

test.each(pairs(['edge', 'accent', 'danger', 'good', 'bad', 'care'], GROUNDS))(
  'edges, bars and marks in "%s" stand out from "%s" by 3 to 1 in both themes',
  (name, ground) => {
    expect(least(name, ground)).toBeGreaterThanOrEqual(3);
  },
);

test.each([
  ...pairs(['ink', 'quiet', 'accent', 'good', 'bad', 'care'], GROUNDS),
  ...['good', 'bad', 'care'].map((name) => [name, `${name}-wash`] as const),
  ...['good-wash', 'bad-wash', 'care-wash'].map((wash) => ['ink', wash] as const),
  ...['good-wash', 'bad-wash', 'care-wash'].map((wash) => ['quiet', wash] as const),
  ['on-accent', 'accent'] as const,
  ['white', 'danger'] as const,
])('words in "%s" on "%s" stand out by 4.5 to 1 in both themes', (name, ground) => {
  expect(least(name, ground)).toBeGreaterThanOrEqual(4.5);
});
