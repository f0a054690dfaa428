import { createConsoleLogger, getClient, LogLevel, PollingMode } from '@configcat/sdk';
import { attributesOf } from '../contexts.js';
import type { AttributeNames } from '../contexts.js';
import type { Peer } from './peer.js';

/** Its codes of comparisons. */
const IN = 0;
const NOT_IN = 1;
const VERSION_AT_LEAST = 9;
const AT_LEAST = 15;
const BOOLEAN = 0;
const TEXT = 1;

const texts = (a: string, c: number, l: readonly string[]) => ({ u: { a, c, l } });
const isMember = (role: string) => texts(role, IN, ['member']);
const hasSeats = (a: string, d: number) => ({ u: { a, c: AT_LEAST, d } });

const fiveRules = ({ role, country }: AttributeNames, last: object): object => ({
  t: TEXT,
  v: { s: 'd' },
  r: [
    ...[1, 2, 3, 4].map((n) => {
      const member = isMember(role);
      const elsewhere = texts(country, IN, [`x${n}`, `y${n}`, `z${n}`]);
      return { c: n % 2 === 0 ? [member, elsewhere] : [elsewhere, member], s: { v: { s: 'a' } } };
    }),
    {
      c: [isMember(role), last],
      p: Object.entries({ a: 10, b: 10, c: 10, d: 70 }).map(([s, p]) => ({ p, v: { s } })),
    },
  ],
});

const SHARES = [
  { p: 50, v: { b: true } },
  { p: 50, v: { b: false } },
];

const byNames = (names: AttributeNames): object => fiveRules(names, hasSeats(names.seats, 0));

const FLAGS: { readonly [workload: string]: (names: AttributeNames) => object } = {
  W1: () => ({ t: BOOLEAN, v: { b: true } }),
  W2: () => ({ t: BOOLEAN, v: { b: false }, p: SHARES }),
  W3: byNames,
  W3V: byNames,
  W3S: (names) => fiveRules(names, { u: { a: 'version', c: VERSION_AT_LEAST, s: '0.0.0' } }),
  W4: () => ({
    t: BOOLEAN,
    v: { b: false },
    r: [{ c: [{ s: { s: 0, c: 0 } }, texts('country', NOT_IN, ['us'])], s: { v: { b: true } } }],
  }),
};

const SEGMENTS = [{ n: 'paying', r: [texts('plan', IN, ['team', 'pro']).u, hasSeats('seats', 10).u] }];

let instances = 0;

export const configcat: Peer = {
  text: (assigned) =>
    JSON.stringify({
      p: { u: 'https://127.0.0.1', r: 0, s: 'salt' },
      s: SEGMENTS,
      f: Object.fromEntries(
        [...assigned].map(([key, workload]) => [key, FLAGS[workload]?.(attributesOf(key, workload))]),
      ),
    }),
  load: async (text) => {
    const cached = `${Date.now()}\netag\n${text}`;
    const key = `configcat-sdk-1/${String(instances++).padStart(22, '0')}/${'0'.repeat(22)}`;
    const client = getClient(key, PollingMode.ManualPoll, {
      offline: true,
      logger: createConsoleLogger(LogLevel.Off),
      cache: { get: () => cached, set: () => undefined },
    });
    await client.waitForReady();
    const held = client.snapshot();
    const user = (context: object, identifier: string) => ({ identifier, custom: context as never });
    return {
      boolean: (flag, context) => held.getValue(flag, false, user(context, context.targetingKey)),
      string: (flag, context) => held.getValue(flag, 'x', user(context, context.targetingKey)),
    };
  },
};
