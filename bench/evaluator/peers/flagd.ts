import { FlagdCore } from '@openfeature/flagd-core';
import { attributesOf } from '../contexts.js';
import type { AttributeNames } from '../contexts.js';
import type { Peer } from './peer.js';

const BOOLEAN = { state: 'ENABLED', variants: { on: true, off: false } };
const LETTERS = { state: 'ENABLED', variants: { a: 'a', b: 'b', c: 'c', d: 'd' }, defaultVariant: 'd' };

const isMember = (role: string) => ({ '==': [{ var: role }, 'member'] });
const isElsewhere = (country: string, n: number) => ({ in: [{ var: country }, [`x${n}`, `y${n}`, `z${n}`]] });
const hasSeats = (seats: string) => ({ '>=': [{ var: seats }, 0] });
const tens = {
  fractional: [
    ['a', 10],
    ['b', 10],
    ['c', 10],
    ['d', 70],
  ],
};

function fiveRules({ role, country }: AttributeNames, last: object): object {
  const member = isMember(role);
  const rules = [1, 2, 3, 4].flatMap((n) => {
    const elsewhere = isElsewhere(country, n);
    return [{ and: n % 2 === 0 ? [member, elsewhere] : [elsewhere, member] }, 'a'];
  });
  return { ...LETTERS, targeting: { if: [...rules, { and: [member, last] }, tens, 'd'] } };
}

const byNames = (names: AttributeNames): object => fiveRules(names, hasSeats(names.seats));

const FLAGS: { readonly [workload: string]: (names: AttributeNames) => object } = {
  W1: () => ({ ...BOOLEAN, defaultVariant: 'on' }),
  W2: () => ({
    ...BOOLEAN,
    defaultVariant: 'off',
    targeting: {
      fractional: [
        ['on', 50],
        ['off', 50],
      ],
    },
  }),
  W3: byNames,
  W3V: byNames,
  W3S: (names) => fiveRules(names, { sem_ver: [{ var: 'version' }, '>=', '0.0.0'] }),
  W4: () => ({
    ...BOOLEAN,
    defaultVariant: 'off',
    targeting: { if: [{ and: [{ $ref: 'paying' }, { '!=': [{ var: 'country' }, 'us'] }] }, 'on', 'off'] },
  }),
};

const $evaluators = {
  paying: { and: [{ in: [{ var: 'plan' }, ['team', 'pro']] }, { '>=': [{ var: 'seats' }, 10] }] },
};

export const flagd: Peer = {
  text: (assigned) => {
    const flags = Object.fromEntries(
      [...assigned].map(([key, workload]) => [key, FLAGS[workload]?.(attributesOf(key, workload))]),
    );
    return JSON.stringify({ $evaluators, flags });
  },
  load: (text) => {
    const core = new FlagdCore();
    core.setConfigurations(text);
    return {
      boolean: (key, context) => core.resolveBooleanEvaluation(key, false, context).value,
      string: (key, context) => core.resolveStringEvaluation(key, 'x', context).value,
    };
  },
};
