import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeForeign } from '../support/foreign.js';
import { openProject, type TestProject } from '../support/project.js';
import { creates, ON_OFF, ruleAt, toggles, updates, type Request } from '../support/requests.js';

let world: TestProject;
beforeAll(async () => {
  world = await openProject();
});
afterAll(() => world.close());

async function apply(request: Request): Promise<void> {
  const id = await world.create('ada', request);
  await world.approve(id);
  expect(await world.change(id).result()).toMatchObject({ status: 'applied' });
}

/** A change that needs only QA's word, with something written by somebody else in between. */
async function overtaken(request: Request, by: () => Promise<void>): Promise<string> {
  const id = await world.create('ada', request);
  await world.decide('maya', id);
  await by();
  await world.decide('quinn', id);
  return id;
}

const withRules = (flag: string, ...rules: readonly ReturnType<typeof ruleAt>[]): Request => ({
  items: [{ op: 'create', env: 'production', flag, value: { ...ON_OFF, rules } }],
});

test('somebody else’s write in between blocks a change, and writes nothing', async () => {
  await apply(creates('contested'));
  const id = await overtaken(updates('contested', { serve: { variant: 'on' } }), () =>
    writeForeign(world, 'contested', (live) => ({ ...live, state: 'disabled' })),
  );
  const view = await world.until(id, (each) => each.status === 'blocked');
  expect(view.block).toMatchObject({ code: 'CONFLICT' });
  expect(view.waiting.sentence).toMatch(/^Blocked \(CONFLICT\): contested in production is at version 2/);
  expect(await world.flag('contested')).toMatchObject({ version: 2, serve: { variant: 'off' } });
});

test('a blocked change is edited on top of what is live, approved again, and applied', async () => {
  await apply(creates('rebased'));
  const patch = { serve: { variant: 'on' } } as const;
  const id = await overtaken(updates('rebased', patch), () =>
    writeForeign(world, 'rebased', (live) => ({ ...live, tags: ['theirs'] })),
  );
  await world.until(id, (each) => each.status === 'blocked');
  expect(await world.edit('ada', id, updates('rebased', patch))).toMatchObject({ status: 'review' });
  await world.approve(id);
  expect(await world.change(id).result()).toMatchObject({ status: 'applied', edition: 2 });
  expect(await world.flag('rebased')).toMatchObject({
    version: 3,
    tags: ['theirs'],
    serve: { variant: 'on' },
  });
});

test('a blocked change may be withdrawn and may be vetoed', async () => {
  await apply(creates('dropped'));
  const ids: string[] = [];
  for (const serve of [{ variant: 'on' }, { variant: 'on' }])
    ids.push(
      await overtaken(updates('dropped', { serve }), () =>
        writeForeign(world, 'dropped', (live) => ({ ...live, tags: [...live.tags, 'more'] })),
      ),
    );
  for (const id of ids) await world.until(id, (view) => view.status === 'blocked');
  expect(await world.withdraw('ada', ids[0] ?? '')).toMatchObject({ status: 'withdrawn' });
  const { requirements } = await world.until(ids[1] ?? '', () => true);
  const veto = { decision: 'reject', requirementId: requirements[0]?.id ?? '' } as const;
  expect(await world.decide('tom', ids[1] ?? '', veto)).toMatchObject({ status: 'rejected' });
});

test('metadata that moved meanwhile is kept, and the change is applied under the same approval', async () => {
  await apply(creates('described'));
  const id = await overtaken(updates('described', { serve: { variant: 'on' } }), () =>
    writeForeign(world, 'described', (live) => ({
      ...live,
      description: 'theirs',
      metadata: { owner: 'x' },
    })),
  );
  expect(await world.change(id).result()).toMatchObject({ status: 'applied', edition: 1 });
  const expected = { version: 3, description: 'theirs', metadata: { owner: 'x' }, serve: { variant: 'on' } };
  expect(await world.flag('described')).toMatchObject(expected);
});

test('exposure of a rule the change does not touch is kept as well', async () => {
  await apply(withRules('exposed', ruleAt('slow', 5_000)));
  const id = await overtaken(updates('exposed', { serve: { variant: 'on' } }), () =>
    writeForeign(world, 'exposed', (live) => ({ ...live, rules: [ruleAt('slow', 25_000)] })),
  );
  expect(await world.change(id).result()).toMatchObject({ status: 'applied' });
  expect(await world.flag('exposed')).toMatchObject({
    ...{ version: 3, serve: { variant: 'on' } },
    rules: [{ exposure: { units: 25_000 } }],
  });
});

test('a change of a rule whose exposure was lowered meanwhile does not raise it again', async () => {
  await apply(withRules('lowered', ruleAt('fast', 50_000)));
  const rules = [{ ...ruleAt('fast', 50_000), when: [{ attr: 'plan', op: 'eq', values: ['pro'] }] }];
  const id = await overtaken(updates('lowered', { rules }), () =>
    writeForeign(world, 'lowered', (live) => ({ ...live, rules: [ruleAt('fast', 0)] })),
  );
  const view = await world.until(id, (each) => each.status !== 'review');
  expect(view.block).toMatchObject({ code: 'CONFLICT' });
  expect(await world.flag('lowered')).toMatchObject({ rules: [{ exposure: { units: 0 } }] });
});

test('two changes of the same description are a conflict, not the last one’s word', async () => {
  await apply(creates('words'));
  const id = await overtaken(updates('words', { description: 'ours' }), () =>
    writeForeign(world, 'words', (live) => ({ ...live, description: 'theirs' })),
  );
  const view = await world.until(id, (each) => each.status !== 'review');
  expect(view.block).toMatchObject({ code: 'CONFLICT' });
  expect(await world.flag('words')).toMatchObject({ description: 'theirs' });
});

test('a description is changed while a rollout of the same flag goes on', async () => {
  await apply(withRules('told', ruleAt('slow', 5_000)));
  const id = await overtaken(updates('told', { description: 'ours' }), () =>
    writeForeign(world, 'told', (live) => ({ ...live, rules: [ruleAt('slow', 25_000)] })),
  );
  expect(await world.change(id).result()).toMatchObject({ status: 'applied' });
  expect(await world.flag('told')).toMatchObject({
    description: 'ours',
    rules: [{ exposure: { units: 25_000 } }],
  });
});

test('what is live as wanted already is no conflict: nothing is written, and the ledger says so', async () => {
  await apply(creates('already'));
  const id = await overtaken(toggles('already', 'off'), () =>
    writeForeign(world, 'already', (live) => ({ ...live, state: 'disabled' })),
  );
  expect(await world.change(id).result()).toMatchObject({ status: 'applied', revisions: {} });
  expect(await world.flag('already')).toMatchObject({ version: 2, state: 'disabled' });
  expect((await world.ledger(id)).at(-1)?.body).toMatchObject({ type: 'change.applied', versions: [] });
});

test('a flag that was deleted meanwhile is a conflict, one that was archived a missing reference', async () => {
  for (const [flag, become, code] of [
    ['deleted', () => null, 'CONFLICT'],
    ['archived', (live: object) => ({ ...live, state: 'archived' }) as never, 'REFERENCE'],
  ] as const) {
    await apply(creates(flag));
    const id = await overtaken(updates(flag, { serve: { variant: 'on' } }), () =>
      writeForeign(world, flag, become),
    );
    expect((await world.until(id, (each) => each.status === 'blocked')).block).toMatchObject({ code });
  }
});

test('of two changes that create the same flag one is applied and the other is blocked', async () => {
  const ids = [await world.create('ada', creates('race')), await world.create('tom', creates('race'))];
  for (const id of ids) await world.decide('maya', id);
  await Promise.all(ids.map((id) => world.decide('quinn', id)));
  const ends = await Promise.all(
    ids.map((id) => world.until(id, (view) => view.status === 'applied' || view.status === 'blocked')),
  );
  expect(ends.map((view) => view.status).sort()).toEqual(['applied', 'blocked']);
  expect(await world.flag('race')).toMatchObject({ version: 1 });
});

test('a change over two flags is written whole or not at all', async () => {
  await apply(creates('left'));
  await apply(creates('right'));
  const request = { items: [...toggles('left', 'off').items, ...toggles('right', 'off').items] };
  const id = await overtaken(request, () =>
    writeForeign(world, 'right', (live) => ({ ...live, tags: ['x'] })),
  );
  await world.until(id, (view) => view.status === 'blocked');
  expect(await world.flag('left')).toMatchObject({ version: 1, state: 'active' });
});
