import { OpenFeature, ProviderEvents, ProviderStatus } from '@openfeature/server-sdk';
import type { Client, Hook } from '@openfeature/server-sdk';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createEvaluator, memorySource } from '@sluice/evaluator';
import type { Evaluator } from '@sluice/evaluator';
import { SluiceProvider } from '@sluice/evaluator/openfeature';
import { flag, onWhen } from './records.js';
import { silent } from './serving.js';
import { Told } from './told.js';

const pro = onWhen({ attr: 'plan', op: 'eq', values: ['pro'] });
const text = flag({
  key: 'colour',
  type: 'string',
  variants: [{ key: 'on', value: 'red' }],
  offVariant: 'on',
  serve: { variant: 'on' },
});
const size = flag({
  key: 'size',
  type: 'number',
  variants: [{ key: 'on', value: 7 }],
  offVariant: 'on',
  serve: { variant: 'on' },
});
const theme = flag({
  key: 'theme',
  type: 'json',
  variants: [{ key: 'on', value: { dark: true } }],
  offVariant: 'on',
  serve: { variant: 'on' },
});
const flags = { 'new-checkout': pro, colour: text, size, theme };

let opened: Evaluator[] = [];

async function clientOf(evaluator: Evaluator): Promise<Client> {
  opened.push(evaluator);
  await OpenFeature.setProviderAndWait('sluice', new SluiceProvider(evaluator)).catch(() => undefined);
  return OpenFeature.getClient('sluice');
}

afterEach(async () => {
  await OpenFeature.clearProviders();
  await Promise.all(opened.map((one) => one.close()));
  opened = [];
});

test('a value of each type comes back as it is', async () => {
  const client = await clientOf(createEvaluator({ source: memorySource({ flags }) }));
  expect(await client.getBooleanValue('new-checkout', false, { plan: 'pro' })).toBe(true);
  expect(await client.getStringValue('colour', 'blue')).toBe('red');
  expect(await client.getNumberValue('size', 0)).toBe(7);
  expect(await client.getObjectValue('theme', {})).toEqual({ dark: true });
});

test('details carry reason, variant and where the answer came from', async () => {
  const client = await clientOf(createEvaluator({ source: memorySource({ flags }) }));
  expect(await client.getBooleanDetails('new-checkout', false, { plan: 'pro' })).toMatchObject({
    value: true,
    variant: 'on',
    reason: 'TARGETING_MATCH',
    flagMetadata: { ruleId: 'first', version: 1, revision: 1, status: 'READY' },
  });
});

test('errors keep their codes, and the caller’s default', async () => {
  const client = await clientOf(createEvaluator({ source: memorySource({ flags }) }));
  expect(await client.getBooleanDetails('nothing', true)).toMatchObject({
    value: true,
    reason: 'ERROR',
    errorCode: 'FLAG_NOT_FOUND',
  });
  expect(await client.getStringDetails('size', 'x')).toMatchObject({
    value: 'x',
    errorCode: 'TYPE_MISMATCH',
  });
});

test('hooks of the application run around it', async () => {
  const client = await clientOf(createEvaluator({ source: memorySource({ flags }) }));
  const seen: string[] = [];
  const hook: Hook = {
    before: () => void seen.push('before'),
    after: (_, details) => void seen.push(details.reason ?? ''),
  };
  client.addHooks(hook);
  await client.getBooleanValue('new-checkout', false, {});
  expect(seen).toEqual(['before', 'DEFAULT']);
});

test('changes are told with the keys', async () => {
  const source = memorySource({ flags });
  const client = await clientOf(createEvaluator({ source }));
  const told = new Promise((resolve) =>
    client.addHandler(ProviderEvents.ConfigurationChanged, (event) => resolve(event?.flagsChanged)),
  );
  await source.replace({ flags: { ...flags, colour: { ...text, version: 2 } } });
  expect(await told).toContain('colour');
});

describe('as time goes by', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  interface Started {
    readonly client: Client;
    readonly provider: SluiceProvider;
    /** What its handlers heard. */
    readonly heard: string[];
  }

  async function started(evaluator: Evaluator): Promise<Started> {
    opened.push(evaluator);
    const heard: string[] = [];
    const client = OpenFeature.getClient('sluice');
    const provider = new SluiceProvider(evaluator);
    const set = OpenFeature.setProviderAndWait('sluice', provider).catch(() => undefined);
    for (const event of [ProviderEvents.Ready, ProviderEvents.Stale, ProviderEvents.Error])
      client.addHandler(event, () => void heard.push(event));
    await vi.advanceTimersByTimeAsync(5_000);
    await set;
    return { client, provider, heard };
  }

  test('a store that is away is not fatal: the bootstrap serves, and then what the store holds', async () => {
    const source = new Told();
    const { client, heard } = await started(createEvaluator({ source, bootstrap: { flags } }));
    expect(client.providerStatus).toBe(ProviderStatus.READY);
    expect(await client.getStringDetails('colour', 'blue')).toMatchObject({
      value: 'red',
      flagMetadata: { status: 'CACHED' },
    });
    await source.deliver();
    expect(await client.getBooleanDetails('new-checkout', false)).toMatchObject({
      value: true,
      flagMetadata: { status: 'READY' },
    });
    expect(heard).toEqual([ProviderEvents.Ready]);
  });

  test('without anything to serve the client says so, questions get the default, and it becomes ready with the store', async () => {
    const source = new Told();
    const { client, heard } = await started(createEvaluator({ source }));
    expect(client.providerStatus).toBe(ProviderStatus.ERROR);
    expect(await client.getBooleanDetails('new-checkout', true)).toMatchObject({
      value: true,
      errorCode: 'PROVIDER_NOT_READY',
    });
    await source.deliver();
    expect(client.providerStatus).toBe(ProviderStatus.READY);
    expect(await client.getBooleanValue('new-checkout', false)).toBe(true);
    expect(heard).toEqual([ProviderEvents.Error, ProviderEvents.Ready]);
  });

  test('with a store of a newer format and nothing to serve it has failed; with a bootstrap it has not', async () => {
    const bare = new Told();
    const first = createEvaluator({ source: bare });
    bare.sink?.tooNew(9);
    expect((await started(first)).client.providerStatus).toBe(ProviderStatus.ERROR);
    const cached = new Told();
    const second = createEvaluator({ source: cached, bootstrap: { flags } });
    cached.sink?.tooNew(9);
    expect((await started(second)).client.providerStatus).toBe(ProviderStatus.READY);
  });

  test('handlers hear once that it is ready, then that it is stale, in error, and ready again', async () => {
    const source = new Told();
    const evaluator = createEvaluator({ source });
    const delivered = vi.advanceTimersByTimeAsync(10).then(() => source.deliver());
    const { client, heard } = await started(evaluator);
    await delivered;
    expect(heard).toEqual([ProviderEvents.Ready]);
    await vi.advanceTimersByTimeAsync(31_000);
    expect(client.providerStatus).toBe(ProviderStatus.STALE);
    await vi.advanceTimersByTimeAsync(270_000);
    expect(client.providerStatus).toBe(ProviderStatus.ERROR);
    source.sink?.current(performance.now());
    expect(client.providerStatus).toBe(ProviderStatus.READY);
    const { Ready, Stale, Error } = ProviderEvents;
    expect(heard).toEqual([Ready, Stale, Error, Ready]);
  });

  test('a provider that was closed hears nothing more, also where it was closed while it started', async () => {
    const source = new Told();
    const { provider } = await started(createEvaluator({ source }));
    const emit = vi.spyOn(provider.events, 'emit');
    await provider.onClose();
    await source.deliver();
    await vi.advanceTimersByTimeAsync(301_000);
    const late = new Told();
    const second = new SluiceProvider(createEvaluator({ source: late }));
    const emitLate = vi.spyOn(second.events, 'emit');
    const start = second.initialize().catch(() => undefined);
    await second.onClose();
    await vi.advanceTimersByTimeAsync(5_000);
    await start;
    await late.deliver();
    expect([emit.mock.calls, emitLate.mock.calls]).toEqual([[], []]);
  });

  test('over an evaluator that was closed it starts at once, and serves what that serves', async () => {
    const evaluator = createEvaluator({ source: silent, bootstrap: { flags } });
    await evaluator.close();
    await OpenFeature.setProviderAndWait('sluice', new SluiceProvider(evaluator));
    expect(await OpenFeature.getClient('sluice').getStringValue('colour', 'blue')).toBe('red');
    const empty = createEvaluator({ source: silent });
    await empty.close();
    await expect(OpenFeature.setProviderAndWait('sluice', new SluiceProvider(empty))).rejects.toThrow();
  });
});
