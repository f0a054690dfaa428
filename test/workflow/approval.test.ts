import { afterAll, beforeAll, expect, test } from 'vitest';
import { openProject, type TestProject } from '../support/project.js';

let world: TestProject;
beforeAll(async () => {
  world = await openProject();
});
afterAll(() => world.close());

const onOff = {
  type: 'boolean',
  variants: [
    { key: 'on', value: true },
    { key: 'off', value: false },
  ],
  serve: { variant: 'off' },
} as const;

const creates = (flag: string, env = 'production') => ({ items: [{ op: 'create', env, flag, value: onOff } as const] });

test('a change is approved by a manager, validated by QA, and applied once', async () => {
  const id = await world.create('ada', creates('checkout'));
  expect(await world.decide('maya', id)).toMatchObject({ accepted: true, status: 'review' });
  expect(await world.decide('quinn', id)).toMatchObject({ accepted: true });
  const result = await world.change(id).result();
  expect(result).toMatchObject({ status: 'applied', revisions: { production: 1 } });
  const { live } = await world.store.read([{ env: 'production', key: 'checkout' }]);
  expect(live.flags[0]).toMatchObject({ version: 1, record: { key: 'checkout', state: 'active' } });
});
