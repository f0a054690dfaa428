import { afterEach, expect, test } from 'vitest';
import type { Intent } from '../../domain/proposal/intent.js';
import { openProject, type TestProject } from '../support/project.js';
import { ON_OFF, type Request } from '../support/requests.js';

let world: TestProject;
afterEach(() => world.close());

const imports = (...flags: readonly string[]): Request => ({
  source: 'import',
  items: flags.map((flag): Intent => ({ op: 'create', env: 'production', flag, value: ON_OFF })),
});

test('an admin’s import fills an empty project by authority of genesis', async () => {
  world = await openProject();
  const id = await world.create('root', imports('one', 'two', 'three'));
  const result = await world.change(id).result();
  expect(result).toMatchObject({ status: 'applied', revisions: { production: 1 } });
  const applied = (await world.ledger(id)).at(-1)?.body;
  expect(applied).toMatchObject({ authority: { kind: 'genesis' }, type: 'change.applied' });
  expect(applied?.versions).toHaveLength(3);
});

test('the second import opens a change like any other', async () => {
  world = await openProject();
  await world.change(await world.create('root', imports('one'))).result();
  const id = await world.create('root', imports('two'));
  expect(await world.until(id, (each) => each.status !== 'preparing')).toMatchObject({ status: 'review' });
  await world.approve(id);
  expect(await world.change(id).result()).toMatchObject({ status: 'applied', revisions: { production: 2 } });
});

test('an author’s import of an empty project needs everybody, and so does an admin’s change that is none', async () => {
  world = await openProject();
  for (const id of [
    await world.create('ada', imports('one')),
    await world.create('root', { ...imports('two'), source: 'author' }),
  ])
    expect((await world.until(id, (each) => each.status !== 'preparing')).requirements).toHaveLength(2);
});

test('of two imports that both found the project empty one is written and the other waits for people', async () => {
  world = await openProject({ worker: false });
  const ids = [await world.create('root', imports('one')), await world.create('root', imports('two'))];
  await world.startWorker();
  const ends = await Promise.all(
    ids.map((id) => world.until(id, (view) => ['applied', 'review', 'blocked'].includes(view.status))),
  );
  await world.until(ids[0] ?? '', () => true);
  const settled = await Promise.all(
    ids.map((id) =>
      world.until(
        id,
        (view) => view.status === 'applied' || (view.status === 'review' && view.requirements.length > 0),
      ),
    ),
  );
  expect(ends).toHaveLength(2);
  expect(settled.map((view) => view.status).sort()).toEqual(['applied', 'review']);
  const waiting = settled.find((view) => view.status === 'review')?.id ?? '';
  await world.approve(waiting);
  expect(await world.change(waiting).result()).toMatchObject({ status: 'applied' });
});

test('an import says nothing of flags that are so already', async () => {
  world = await openProject();
  const id = await world.create('root', imports('one', 'one'));
  const { ending } = await world.change(id).result();
  expect(ending).toContain('/items/1');
});
