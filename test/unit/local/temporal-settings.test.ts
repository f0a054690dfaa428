import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../../local/source-process.js';
import { temporalSettings } from '../../../local/temporal-settings.js';

const NAMES = /--(?:dynamic-config-value|sqlite-pragma|search-attribute)=\S+/g;

test('compose runs Temporal with the settings of laptops and tests, no more and no less', async () => {
  const compose = await readFile(join(ROOT, 'docker-compose.yml'), 'utf8');
  const settings = temporalSettings();
  const pairs = settings.flatMap((name, at) => (at % 2 === 0 ? [`${name}=${settings[at + 1] ?? ''}`] : []));
  expect(compose.match(NAMES)).toEqual(pairs);
});

test('values that the server reads as text are quoted', () => {
  expect(temporalSettings()).toContain('history.timerProcessorMaxTimeShift="1ms"');
});
