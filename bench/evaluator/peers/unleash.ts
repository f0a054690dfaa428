import { InMemStorageProvider, Unleash } from 'unleash-client';
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

const member = constraint('role', 'IN', ['member']);
const everybody = { ...rollout(100), constraints: [] };

const fiveRules = (last: object): readonly object[] => [
  ...[1, 2, 3, 4].map((n) => {
    const elsewhere = constraint('country', 'IN', [`x${n}`, `y${n}`, `z${n}`]);
    return { ...rollout(100), constraints: n % 2 === 0 ? [member, elsewhere] : [elsewhere, member] };
  }),
  {
    ...rollout(100),
    constraints: [member, last],
    variants: Object.entries({ a: 100, b: 100, c: 100, d: 700 }).map(([name, weight]) => ({
      name,
      weight,
      weightType: 'fix',
      stickiness,
    })),
  },
];

const STRATEGIES: { readonly [workload: string]: readonly object[] } = {
  W1: [{ name: 'default', parameters: {}, constraints: [] }],
  W2: [{ ...everybody, ...rollout(50) }],
  W3: fiveRules(constraint('seats', 'NUM_GTE', ['0'])),
  W3S: fiveRules({ ...constraint('version', 'SEMVER_LT', ['0.0.0']), inverted: true }),
  W4: [{ ...everybody, segments: [1], constraints: [constraint('country', 'NOT_IN', ['us'])] }],
};

const segments = [
  {
    id: 1,
    constraints: [constraint('plan', 'IN', ['team', 'pro']), constraint('seats', 'NUM_GTE', ['10'])],
  },
];

export const unleash: Peer = {
  name: 'unleash-client',
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
        strategies: STRATEGIES[workload],
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
      boolean: (key, context) => client.isEnabled(key, context as never),
      string: (key, context) => client.getVariant(key, context as never).name,
    };
  },
};
