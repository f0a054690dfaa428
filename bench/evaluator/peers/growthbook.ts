import { GrowthBookClient } from '@growthbook/growthbook';
import { attributesOf } from '../contexts.js';
import type { AttributeNames } from '../contexts.js';
import type { Peer } from './peer.js';

const isElsewhere = ({ role, country }: AttributeNames, n: number) => ({
  [role]: 'member',
  [country]: { $in: [`x${n}`, `y${n}`, `z${n}`] },
});
const hash = { hashAttribute: 'targetingKey', hashVersion: 2 };

const fiveRules = (names: AttributeNames, last: object): object => ({
  defaultValue: 'd',
  rules: [
    ...[1, 2, 3, 4].map((n) => ({ condition: isElsewhere(names, n), force: 'a' })),
    {
      condition: { [names.role]: 'member', ...last },
      variations: ['a', 'b', 'c', 'd'],
      weights: [0.1, 0.1, 0.1, 0.7],
      coverage: 1,
      ...hash,
    },
  ],
});

const byNames = (names: AttributeNames): object => fiveRules(names, { [names.seats]: { $gte: 0 } });

const FLAGS: { readonly [workload: string]: (names: AttributeNames) => object } = {
  W1: () => ({ defaultValue: true }),
  W2: () => ({ defaultValue: false, rules: [{ force: true, coverage: 0.5, ...hash }] }),
  W3: byNames,
  W3V: byNames,
  W3S: (names) => fiveRules(names, { version: { $vgte: '0.0.0' } }),
  // It has no segments by rules: the conditions stand in place.
  W4: () => ({
    defaultValue: false,
    rules: [
      {
        condition: { plan: { $in: ['team', 'pro'] }, seats: { $gte: 10 }, country: { $ne: 'us' } },
        force: true,
      },
    ],
  }),
};

export const growthbook: Peer = {
  text: (assigned) =>
    JSON.stringify(
      Object.fromEntries(
        [...assigned].map(([key, workload]) => [key, FLAGS[workload]?.(attributesOf(key, workload))]),
      ),
    ),
  load: (text) => {
    const client = new GrowthBookClient();
    client.initSync({ payload: { features: JSON.parse(text) as never } });
    return {
      boolean: (key, context) => client.isOn(key, { attributes: context }),
      string: (key, context) => client.getFeatureValue(key, 'x', { attributes: context }),
    };
  },
};
