import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { variablesOf, type Variables } from '../../support/api.js';
import { ROOT } from '../../support/house.js';
import { openProject, type TestProject } from '../../support/project.js';

let project: TestProject;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  project = await openProject({ worker: false });
});

afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});

afterAll(async () => {
  await project.close();
});

interface Started {
  readonly child: ChildProcess;
  /** Its exit code. */
  readonly ended: Promise<number | null>;
  readonly err: () => string;
}

function start(variables: Variables): Started {
  const child = fork(join(ROOT, 'client/http/main.ts'), [], {
    cwd: ROOT,
    execArgv: ['--conditions=sluice-source', '--import', 'tsx'],
    env: { PATH: process.env['PATH'], ...variables },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  children.add(child);
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
  });
  return { child, ended, err: () => text };
}

const ready = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve) => {
    child.once('message', resolve);
  });

test('it says ready to whoever started it, and ends within a second when it is told to', async () => {
  const { child, ended } = start(variablesOf(project));
  expect(await ready(child)).toBe('ready');
  const asked = performance.now();
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(performance.now() - asked).toBeLessThan(1_000);
});

test('it ends when whoever started it is gone', async () => {
  const { child, ended } = start(variablesOf(project));
  await ready(child);
  child.disconnect();
  expect(await ended).toBe(0);
});

test('it starts while Temporal is away', async () => {
  const { child } = start({ ...variablesOf(project), TEMPORAL_ADDRESS: '127.0.0.1:1' });
  expect(await ready(child)).toBe('ready');
});

test('everything that is wrong with its settings is told at once, by name', async () => {
  const { ended, err } = start({
    SLUICE_PROJECT: '../x',
    SLUICE_AUTH_MODE: 'none',
    SLUICE_LISTEN: '0.0.0.0:80',
    SLUICE_PUBLIC_URL: 'https://sluice.example',
  });
  expect(await ended).toBe(1);
  for (const name of [
    'SLUICE_REDIS_URL',
    'SLUICE_PROJECT',
    'SLUICE_SIGNING_KEY',
    'SLUICE_AUTH_MODE',
    'SLUICE_LISTEN',
    'SLUICE_PUBLIC_URL',
  ])
    await expect.poll(err).toContain(`  ${name}: `);
});

test('without its store it does not start, and says so', async () => {
  const { ended, err } = start({ ...variablesOf(project), SLUICE_REDIS_URL: 'redis://127.0.0.1:1' });
  expect(await ended).toBe(1);
  await expect.poll(err).toMatch(/^the API cannot start: the store did not answer/);
});
