import { OpenFeature, ProviderEvents, ProviderStatus } from '@openfeature/server-sdk';
import type { Client, Hook } from '@openfeature/server-sdk';
import { afterEach, expect, test } from 'vitest';
import { createEvaluator, memorySource } from '@sluice/evaluator';
import type { Evaluator } from '@sluice/evaluator';
import { SluiceProvider } from '@sluice/evaluator/openfeature';
import { flag, onWhen } from './records.js';
import { silent } from './serving.js';

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

test('a store that is away is not fatal: the bootstrap serves, and the client becomes ready with the store', async () => {
  const cached = await clientOf(createEvaluator({ source: silent, bootstrap: { flags } }));
  expect(await cached.getStringDetails('colour', 'blue')).toMatchObject({
    value: 'red',
    flagMetadata: { status: 'CACHED' },
  });
}, 10_000);

test('without anything to serve the client says so, and questions still get the default', async () => {
  const client = await clientOf(createEvaluator({ source: silent }));
  expect(client.providerStatus).toBe(ProviderStatus.ERROR);
  expect(await client.getBooleanDetails('new-checkout', true)).toMatchObject({
    value: true,
    errorCode: 'PROVIDER_NOT_READY',
  });
}, 10_000);
