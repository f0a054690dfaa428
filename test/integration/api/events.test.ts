import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../support/api.js';
import { pageSession } from '../../support/page-session.js';
import { openProject, type TestProject } from '../../support/project.js';
import { creates } from '../../support/requests.js';

let project: TestProject;
let api: TestApi;
let cookie: string;

beforeEach(async () => {
  project = await openProject();
  api = await startTestApi(project);
  cookie = (await pageSession(api.url, 'ada')).cookie.split(';')[0] ?? '';
});

afterEach(async () => {
  await api.stop();
  await project.close();
});

interface Told {
  readonly id: number;
  readonly event: string;
  readonly data: { readonly type?: string; readonly change?: string };
}

/** Follows the stream until `enough` says so, or it ends. */
async function follow(
  headers: Readonly<Record<string, string>>,
  enough: (told: readonly Told[]) => boolean,
): Promise<readonly Told[]> {
  const response = await fetch(`${api.url}/api/v1/events`, { headers: { cookie, ...headers } });
  const told: Told[] = [];
  let rest = '';
  if (response.body === null) return told;
  for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
    const blocks = `${rest}${part}`.split('\n\n');
    rest = blocks.pop() ?? '';
    told.push(...blocks.filter((block) => !block.startsWith(':')).map(parsed));
    if (enough(told)) break;
  }
  return told;
}

function parsed(block: string): Told {
  const [, id, event, data] = /^id: (\d+)\nevent: (\w+)\ndata: (.*)$/.exec(block) ?? [];
  return { id: Number(id), event: event ?? '', data: JSON.parse(data ?? '{}') as Told['data'] };
}

const has =
  (change: string, type: string) =>
  (told: readonly Told[]): boolean =>
    told.some(({ data }) => data.change === change && data.type === type);

test('what happens is told within a second, by the number of its row', async () => {
  const following = follow({}, has('c-live', 'change.submitted'));
  await project.create('ada', creates('live'), 'c-live');
  await project.until('c-live', ({ status }) => status === 'review');
  const began = Date.now();
  const told = await following;
  expect(Date.now() - began).toBeLessThan(1_000);
  expect(told[0]?.event).toBe('hello');
  const [entry] = await project.ledger('c-live');
  expect(told.at(-1)?.id).toBe(entry?.seq);
});

test('whoever comes back goes on behind the last row they saw, and misses none', async () => {
  const first = await follow({}, (told) => told.length === 1);
  await api.stop();
  const id = await project.create('ada', creates('missed'));
  await project.approve(id);
  await project.until(id, ({ status }) => status === 'applied');
  api = await startTestApi(project);
  const told = await follow({ 'last-event-id': String(first[0]?.id) }, has(id, 'change.applied'));
  const rows = (await project.ledger(id)).map(({ seq }) => seq);
  expect(told.filter(({ event }) => event === 'ledger').map((each) => each.id)).toEqual(
    expect.arrayContaining(rows),
  );
  expect(told.some(({ event }) => event === 'reset')).toBe(false);
});

test('whoever names a row that is not there is told to look at everything again', async () => {
  const told = await follow({ 'last-event-id': '999999' }, (so) => so.length === 2);
  expect(told.map(({ event }) => event)).toEqual(['hello', 'reset']);
  expect(told[1]?.id).toBeLessThan(999_999);
});

test('an id that is none is refused, and so is somebody unknown', async () => {
  const ask = (headers: Readonly<Record<string, string>>) => fetch(`${api.url}/api/v1/events`, { headers });
  expect((await ask({ cookie, 'last-event-id': 'x' })).status).toBe(422);
  expect((await ask({})).status).toBe(401);
});

test('a stream ends soon after its session, also where rows come all the time', async () => {
  const following = follow({}, () => false);
  const ada = await pageSession(api.url, 'ada');
  const mine = await fetch(`${api.url}/api/v1/events`, {
    headers: { cookie: ada.cookie.split(';')[0] ?? '' },
  });
  await ada.post('/sign-out', {});
  const began = Date.now();
  const over = new AbortController();
  const reading = mine.text().then(() => over.abort());
  for (let i = 0; i < 30 && !over.signal.aborted; i += 1) {
    await project.create('ada', creates(`busy-${i}`));
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await reading;
  expect(Date.now() - began).toBeLessThan(12_000);
  await api.stop();
  expect((await following).length).toBeGreaterThan(10);
  api = await startTestApi(project);
});

test('an open stream does not keep the API from closing', async () => {
  const following = follow({}, () => false).catch(() => []);
  await new Promise((resolve) => setTimeout(resolve, 200));
  const began = Date.now();
  await api.stop();
  expect(Date.now() - began).toBeLessThan(1_000);
  await following;
  api = await startTestApi(project);
});
