import { describe, expect, test } from 'vitest';
import { createEvaluator } from '@sluice/evaluator';
import type { UsageCount } from '@sluice/evaluator';
import { flag } from './records.js';
import { Told } from './told.js';

test('what a pinned snapshot serves is counted too, also after its records were replaced', async () => {
  const reports: (readonly UsageCount[])[] = [];
  const source = new Told();
  const flags = createEvaluator({ source, onUsage: (counts) => void reports.push(counts) });
  await source.deliver();
  const pinned = flags.snapshot();
  pinned.boolean('new-checkout', {}, false);
  await source.deliver({
    revision: 2,
    records: [{ kind: 'flag', key: 'new-checkout', record: flag({ version: 2 }) }],
  });
  for (let n = 0; n < 5; n++) pinned.boolean('new-checkout', {}, false);
  await flags.close();
  expect(reports).toEqual([[{ flag: 'new-checkout', version: 1, variant: 'on', count: 6 }]]);
});

describe('closing', () => {
  test('ends following: what arrives later, or was on its way, is not taken', async () => {
    const source = new Told();
    const flags = createEvaluator({ source });
    await source.deliver();
    const changes: unknown[] = [];
    flags.on('configurationChanged', (keys) => changes.push(keys));
    const late = source.deliver({ revision: 2, records: [] });
    const closed = flags.close();
    expect(await late).toBe(false);
    const write = { kind: 'flag', key: 'new-checkout', record: null } as const;
    source.sink?.entry({ generation: 'g', revision: 2, writes: [write] });
    await closed;
    expect(flags.boolean('new-checkout', {}, false)).toBe(true);
    expect(changes).toEqual([]);
  });

  test('waits for a last report a second at most, and a second call waits as well', async () => {
    const source = new Told();
    const flags = createEvaluator({ source, onUsage: () => new Promise(() => undefined) });
    await source.deliver();
    flags.boolean('new-checkout', {}, false);
    const started = performance.now();
    void flags.close();
    expect(source.closed).toBe(0);
    await flags.close();
    expect(source.closed).toBe(1);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
