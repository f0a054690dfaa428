import { expect, test } from 'vitest';
import { projectKeys } from '../../../store/redis/keys.js';
import { batchInput, foundationInput, transitionInput } from '../../../store/redis/manifest.js';
import { Slots } from '../../../store/redis/slots.js';
import {
  batchOf,
  changeView,
  entryOf,
  FOUNDATION,
  hashOf,
  rolloutView,
  writeOf,
} from '../../support/store-samples.js';

const keys = projectKeys('shop');

const PROJECTIONS = [
  { collection: 'changes', view: changeView('c-1', 1) },
  { collection: 'rollouts', view: rolloutView('c-1', 1) },
] as const;

test('every key of a script carries the hash tag of its project, so a cluster can run it', () => {
  const writes = [writeOf('production', 'a', 0), writeOf('staging', 'b', 0)];
  const entry = entryOf({ change: 'c-1' });
  const inputs = PROJECTIONS.flatMap((projection) => [
    batchInput(keys, batchOf({ opId: 'op', writes, generations: {} }, { entry, projection })),
    transitionInput(keys, { opId: 'op', entry, projection }),
    foundationInput(keys, FOUNDATION, () => 'generation'),
  ]);
  for (const key of inputs.flatMap((input) => input.keys)) expect(key).toMatch(/^sluice:\{shop\}:/);
});

test('a place counts from 1, and a key that is named again keeps its place', () => {
  const slots = new Slots();
  expect([slots.key('a', 'hash'), slots.key('b', 'list'), slots.key('a', 'hash')]).toEqual([1, 2, 1]);
  expect([slots.text('x'), slots.text('x')]).toEqual([2, 3]);
  const input = slots.input({ op: 'any' });
  expect(input.keys).toEqual(['a', 'b']);
  expect(input.args).toEqual(['{"op":"any","types":["hash","list"]}', 'x', 'x']);
});

test('names that differ never meet in one key, however they are chosen', () => {
  const words = ['op', 'ledger', 'changes', 'order', 'history', 'flag', 'change', 'proposal', 'flags'];
  const { views, order, latest } = keys.collection('changes');
  const names = [views, order, latest, keys.ledger, keys.closed, keys.commands, ...words.flatMap(namesWith)];
  expect(new Set(names).size).toBe(names.length);

  function namesWith(word: string): readonly string[] {
    const { flags, segments, heads, meta, log, fleet, usage } = keys.environment(word);
    const histories = words.map((flag) => keys.history(word, flag));
    const own = [keys.trail(word), keys.document(hashOf(word))];
    return [flags, segments, heads, meta, log, fleet, usage, ...histories, ...own];
  }
});
