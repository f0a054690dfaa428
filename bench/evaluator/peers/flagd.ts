import { FlagdCore } from '@openfeature/flagd-core';
import type { Peer } from './peer.js';

const member = { '==': [{ var: 'role' }, 'member'] };
const elsewhere = (n: number) => ({ in: [{ var: 'country' }, [`x${n}`, `y${n}`, `z${n}`]] });
const tens = {
  fractional: [
    ['a', 10],
    ['b', 10],
    ['c', 10],
    ['d', 70],
  ],
};

const fiveRules = (last: object): object => ({
  if: [
    ...[1, 2, 3, 4].flatMap((n) => [
      { and: n % 2 === 0 ? [member, elsewhere(n)] : [elsewhere(n), member] },
      'a',
    ]),
    { and: [member, last] },
    tens,
    'd',
  ],
});

const BOOLEAN = { state: 'ENABLED', variants: { on: true, off: false } };
const LETTERS = { state: 'ENABLED', variants: { a: 'a', b: 'b', c: 'c', d: 'd' }, defaultVariant: 'd' };

const FLAGS: { readonly [workload: string]: object } = {
  W1: { ...BOOLEAN, defaultVariant: 'on' },
  W2: {
    ...BOOLEAN,
    defaultVariant: 'off',
    targeting: {
      fractional: [
        ['on', 50],
        ['off', 50],
      ],
    },
  },
  W3: { ...LETTERS, targeting: fiveRules({ '>=': [{ var: 'seats' }, 0] }) },
  W3S: { ...LETTERS, targeting: fiveRules({ sem_ver: [{ var: 'version' }, '>=', '0.0.0'] }) },
  W4: {
    ...BOOLEAN,
    defaultVariant: 'off',
    targeting: { if: [{ and: [{ $ref: 'paying' }, { '!=': [{ var: 'country' }, 'us'] }] }, 'on', 'off'] },
  },
};

const $evaluators = {
  paying: { and: [{ in: [{ var: 'plan' }, ['team', 'pro']] }, { '>=': [{ var: 'seats' }, 10] }] },
};

export const flagd: Peer = {
  name: 'flagd-core',
  text: (assigned) => {
    const flags = Object.fromEntries([...assigned].map(([key, workload]) => [key, FLAGS[workload]]));
    return JSON.stringify({ $evaluators, flags });
  },
  load: (text) => {
    const core = new FlagdCore();
    core.setConfigurations(text);
    return {
      boolean: (key, context) => core.resolveBooleanEvaluation(key, false, context as never).value,
      string: (key, context) => core.resolveStringEvaluation(key, 'x', context as never).value,
    };
  },
};
