import fc from 'fast-check';
import { expect, test } from 'vitest';
import { definitionHash, detailsHash, documentHash, recordHash } from '../../../domain/proposal/hash.js';
import { sha256 } from '../../../proof/hash.js';
import { ruleAt } from '../../support/requests.js';
import { flagOf } from '../../support/store-samples.js';
import { anyFlag } from './samples.js';

test('the hash of a document is that of its text, the same on every machine', () => {
  expect(documentHash({ b: 1, a: 'é' }, sha256)).toBe(sha256('{"a":"é","b":1}'));
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

test('the hash of a record does not change with what decides about nobody', () => {
  fc.assert(
    fc.property(anyFlag, (flag) => {
      const told = { ...flag, version: 9, name: 'n', description: 'd', metadata: { a: 1 } };
      expect(recordHash(told, sha256)).toBe(recordHash(flag, sha256));
      expect(detailsHash(told, sha256)).not.toBe(detailsHash(flag, sha256));
      const rules = flag.rules.map((rule) => ({ ...rule, name: 'n', description: 'd' }));
      expect(recordHash({ ...flag, rules }, sha256)).toBe(recordHash(flag, sha256));
    }),
  );
});

test.each([
  [{ tags: ['x'] }],
  [{ clientVisible: true }],
  [{ state: 'disabled' }],
  [{ salt: 'other' }],
  [{ serve: { variant: 'on' } }],
  [{ rules: [ruleAt('r', 1)] }],
  [{ offVariant: 'on' }],
] as const)('it changes with %j', (change) => {
  const flag = flagOf('sample', 1);
  expect(recordHash({ ...flag, ...change }, sha256)).not.toBe(recordHash(flag, sha256));
  expect(detailsHash({ ...flag, ...change }, sha256)).toBe(detailsHash(flag, sha256));
});

test('the definition hash is deaf to units alone', () => {
  fc.assert(
    fc.property(anyFlag, fc.integer({ min: 0, max: 100_000 }), (flag, units) => {
      const moved = flag.rules.map((rule) => (rule.exposure ? { ...rule, exposure: { units } } : rule));
      expect(definitionHash({ ...flag, rules: moved }, sha256)).toBe(definitionHash(flag, sha256));
    }),
  );
  const exposed = flagOf('sample', 1, { rules: [ruleAt('r', 5)] });
  const { exposure: _all, ...open } = ruleAt('r', 5);
  expect(definitionHash({ ...exposed, rules: [open] }, sha256)).not.toBe(definitionHash(exposed, sha256));
});
