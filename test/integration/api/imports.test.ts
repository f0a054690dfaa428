import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ImportReportBody } from '../../../client/http/wire/import.js';
import { startTestApi, type Browser, type TestApi } from '../../support/api.js';
import { openProject, type TestProject } from '../../support/project.js';
import { creates } from '../../support/requests.js';

const opened: { project: TestProject; api: TestApi }[] = [];

const fresh = async (): Promise<{ project: TestProject; root: Browser; bo: Browser }> => {
  const project = await openProject();
  const api = await startTestApi(project);
  opened.push({ project, api });
  return { project, root: await api.as('root'), bo: await api.as('bo') };
};

let filled: Awaited<ReturnType<typeof fresh>>;

beforeAll(async () => {
  filled = await fresh();
  await filled.root.post('/changes', { title: 't', reason: 'r', ...creates('there', 'development') });
});

afterAll(async () => {
  for (const { project, api } of opened) {
    await api.stop();
    await project.close();
  }
});

const flag = (defaultVariant = 'off') => ({
  state: 'ENABLED',
  variants: { on: true, off: false },
  defaultVariant,
});

const file = (count: number) => ({
  flags: Object.fromEntries(Array.from({ length: count }, (_none, i) => [`f${i}`, flag()])),
});

const send = (by: Browser, document: object, more: object = {}) =>
  by.post<ImportReportBody>('/imports', { format: 'flagd', document, ...more });

test('an admin fills an empty project at once, in every environment, as one change', async () => {
  const { project, root } = await fresh();
  const sent = await send(root, file(60));
  expect(sent.body.change).toMatchObject({ status: 'applied', requirements: [] });
  const lists = await Promise.all(
    ['development', 'staging', 'production'].map((env) => project.store.list(env)),
  );
  expect(lists.map(({ flags }) => flags.length)).toEqual([60, 60, 60]);
  expect((await root.get('/audit/verify')).body).toMatchObject({ ok: true });
});

test('nobody else does: their import waits for decisions like any change', async () => {
  const { bo } = await fresh();
  const sent = await send(bo, file(2), { environments: ['production'] });
  expect(sent).toMatchObject({ status: 202, body: { change: { status: 'review' } } });
});

test('nor does anybody open a change that is too large to judge', async () => {
  const { bo } = await fresh();
  const refused = await send(bo, file(60));
  expect(refused).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/document/flags', code: 'TOO_MANY' }] },
  });
});

test('into a project with flags even an admin’s import is a change like any other', async () => {
  const sent = await send(filled.root, file(2), { environments: ['production'] });
  expect(sent).toMatchObject({ status: 202, body: { change: { status: 'review', flags: ['f0', 'f1'] } } });
});

test('a dry run reports and leaves nothing behind', async () => {
  const before = await filled.project.store.ledgerHead();
  const dry = await send(filled.root, file(3), { environments: ['staging'], dryRun: true });
  expect(dry).toMatchObject({ status: 200, body: { change: null, preview: { flags: ['f0', 'f1', 'f2'] } } });
  expect(await filled.project.store.ledgerHead()).toEqual(before);
});

test('what does not map is reported with its place, beside what does', async () => {
  const split = { ...flag(), targeting: { fractional: [['on', 50]] } };
  const { body } = await send(
    filled.root,
    { flags: { plain: flag(), split } },
    { environments: ['development'] },
  );
  expect(body.remarks).toMatchObject([{ flag: 'split', pointer: '/flags/split/targeting', leftOut: true }]);
  expect(body.change).toMatchObject({ status: 'applied', flags: ['plain'] });
});

test('a flag that is there is updated, and the rules people made stay', async () => {
  const { root, project } = filled;
  const development = { environments: ['development'] };
  const rule = {
    id: 'by-hand',
    priority: 1,
    enabled: true,
    when: [],
    exposure: { units: 5 },
    serve: { variant: 'on' },
  };
  const items = [{ op: 'update', env: 'development', flag: 'there', patch: { rules: [rule] } }];
  await root.post('/changes', { title: 't', reason: 'r', items });
  const targeting = { if: [{ '==': [{ var: 'plan' }, 'pro'] }, 'on', 'off'] };
  await send(root, { flags: { there: { ...flag('on'), targeting } } }, development);
  await send(root, { flags: { there: flag('on') } }, development);
  const { live } = await project.store.read([{ env: 'development', key: 'there' }]);
  expect(live.flags[0]?.record).toMatchObject({ serve: { variant: 'on' }, rules: [{ id: 'by-hand' }] });
});

test('the same file twice has nothing to change', async () => {
  const development = { environments: ['development'] };
  await send(filled.root, { flags: { again: flag() } }, development);
  const { body } = await send(filled.root, { flags: { again: flag() } }, development);
  expect(body).toEqual({ remarks: [], preview: null, change: null });
});

test('a flag of another type here is left as it is', async () => {
  const text = { state: 'ENABLED', variants: { a: 'x' }, defaultVariant: 'a' };
  const { body } = await send(filled.root, { flags: { there: text } }, { environments: ['development'] });
  expect(body).toMatchObject({
    change: null,
    remarks: [{ flag: 'there', pointer: '/flags/there/variants' }],
  });
});
