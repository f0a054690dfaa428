import { Connection } from '@temporalio/client';
import { Redis } from 'ioredis';
import { expect, inject, test } from 'vitest';

test('the shared Redis answers and never evicts', async () => {
  const redis = new Redis(inject('redisUrl'));
  expect(await redis.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
  redis.disconnect();
});

test('the shared Temporal knows the search attributes with their types', async () => {
  const connection = await Connection.connect({ address: inject('temporalAddress') });
  const { customAttributes } = await connection.operatorService.listSearchAttributes({
    namespace: 'default',
  });
  expect(
    Object.keys(customAttributes)
      .filter((name) => name.startsWith('Sluice'))
      .sort(),
  ).toEqual(['SluiceEnv', 'SluiceFlag', 'SluiceRequester', 'SluiceState']);
  await connection.close();
});
