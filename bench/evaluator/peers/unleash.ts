import { InMemStorageProvider, Unleash } from 'unleash-client';
import { attributesOf } from '../contexts.js';
import type { AttributeNames } from '../contexts.js';
import type { Peer } from './peer.js';

const constraint = (contextName: string, operator: string, values: readonly string[]) => ({
  contextName,
  operator,
  inverted: false,
  ...(values.length > 1 || operator.endsWith('IN') ? { values } : { value: values[0] }),
});

const stickiness = 'targetingKey';
const rollout = (share: number) => ({
  name: 'flexibleRollout',
  parameters: { rollout: String(share), stickiness, groupId: 'g' },
});

const isMember = (role: string) => constraint(role, 'IN', ['member']);
const everybody = { ...rollout(100), constraints: [] };

const fiveRules = ({ role, country }: AttributeNames, last: object): readonly object[] => [
  ...[1, 2, 3, 4].map((n) => {
    const member = isMember(role);
    const elsewhere = constraint(country, 'IN', [`x${n}`, `y${n}`, `z${n}`]);
    return { ...rollout(100), constraints: n % 2 === 0 ? [member, elsewhere] : [elsewhere, member] };
  }),
  {
    ...rollout(100),
    constraints: [isMember(role), last],
    variants: Object.entries({ a: 100, b: 100, c: 100, d: 700 }).map(([name, weight]) => ({
      name,
      weight,
      weightType: 'fix',
      stickiness,
    })),
  },
];

const byNames = (names: AttributeNames) => fiveRules(names, constraint(names.seats, 'NUM_GTE', ['0']));

const STRATEGIES: { readonly [workload: string]: (names: AttributeNames) => readonly object[] } = {
  W1: () => [{ name: 'default', parameters: {}, constraints: [] }],
  W2: () => [{ ...everybody, ...rollout(50) }],
  W3: byNames,
  W3V: byNames,
  W3S: (names) => fiveRules(names, { ...constraint('version', 'SEMVER_LT', ['0.0.0']), inverted: true }),
  W4: () => [{ ...everybody, segments: [1], constraints: [constraint('country', 'NOT_IN', ['us'])] }],
};

const segments = [
  {
    id: 1,
    constraints: [constraint('plan', 'IN', ['team', 'pro']), constraint('seats', 'NUM_GTE', ['10'])],
  },
];

export const unleash: Peer = {
  text: (assigned) =>
    JSON.stringify(
      [...assigned].map(([name, workload]) => ({
        name,
        type: 'release',
        enabled: true,
        stale: false,
        impressionData: false,
        project: 'default',
        variants: [],
        strategies: STRATEGIES[workload]?.(attributesOf(name, workload)),
      })),
    ),
  load: async (text) => {
    const client = new Unleash({
      appName: 'bench',
      // Nothing listens there, and nothing is asked again: the flags are those it is started with.
      url: 'http://127.0.0.1:9/api',
      refreshInterval: 0,
      disableMetrics: true,
      skipInstanceCountWarning: true,
      storageProvider: new InMemStorageProvider(),
      bootstrap: { data: JSON.parse(text) as never, segments: segments as never },
    });
    client.on('error', () => undefined);
    client.on('warn', () => undefined);
    await new Promise((resolve) => client.once('ready', resolve));
    return {
      boolean: (key, context) => client.isEnabled(key, context),
      string: (key, context) => client.getVariant(key, context).name,
    };
  },
};
