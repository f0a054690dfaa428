import { expect, test } from 'vitest';
import { settingsFrom } from '../../../client/http/settings.js';
import { generateKeys } from '../../../proof/keys.js';

const keys = generateKeys();
const good = {
  SLUICE_REDIS_URL: 'redis://127.0.0.1:6379',
  SLUICE_PROJECT: 'shop',
  SLUICE_SIGNING_KEY: JSON.stringify(keys.signing),
  SLUICE_VERIFY_KEYS: JSON.stringify(keys.verify),
  SLUICE_AUTH_MODE: 'development',
};

const problems = (variables: Readonly<Record<string, string>>): string => {
  const settings = settingsFrom(variables);
  return settings.ok ? '' : settings.error.join('\n');
};

test('little has to be said, the rest has defaults', () => {
  const settings = settingsFrom(good);
  expect(settings.ok && settings.value).toMatchObject({
    SLUICE_LISTEN: { host: '127.0.0.1', port: 7400 },
    SLUICE_TASK_QUEUE: 'sluice',
    TEMPORAL_ADDRESS: '127.0.0.1:7233',
    TEMPORAL_NAMESPACE: 'default',
  });
});

test('nothing said, all of it is asked for at once', () => {
  const text = problems({});
  for (const name of Object.keys(good)) expect(text).toContain(`${name}: `);
});

test.each(['0.0.0.0:7400', '10.0.0.1:7400', 'sluice.example:7400', '::1:7400', '127.0.0.1'])(
  'the development sign-in does not listen on %s',
  (address) => {
    expect(problems({ ...good, SLUICE_LISTEN: address })).toContain(
      'SLUICE_LISTEN: must be a loopback address',
    );
  },
);

test.each(['127.0.0.1:0', '127.8.9.1:80', 'localhost:7400', '[::1]:7400'])('it listens on %s', (address) => {
  expect(problems({ ...good, SLUICE_LISTEN: address })).toBe('');
});

test('there is no way in without a sign-in', () => {
  expect(problems({ ...good, SLUICE_AUTH_MODE: 'none' })).toContain(
    'SLUICE_AUTH_MODE: must be "development"',
  );
});

test('a public key cannot sign, and the private one is not printed', () => {
  expect(problems({ ...good, SLUICE_SIGNING_KEY: JSON.stringify(keys.verify.keys[0]) })).toContain(
    'SLUICE_SIGNING_KEY: ',
  );
  expect(problems({ ...good, SLUICE_SIGNING_KEY: `${good.SLUICE_SIGNING_KEY}x` })).not.toContain(
    keys.signing.d,
  );
});
