import { execFile } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProgram } from '../../../client/cli/program.js';
import { startTestApi, type TestApi } from '../../support/api.js';
import { cliFor, type Ran, type TestCli } from '../../support/cli.js';
import { ROOT } from '../../support/house.js';
import { openProject, type TestProject } from '../../support/project.js';
import { creates } from '../../support/requests.js';

let project: TestProject;
let api: TestApi;
let cli: TestCli;

beforeAll(async () => {
  project = await openProject();
  api = await startTestApi(project);
  cli = cliFor(api.url);
  const id = await project.create('ada', {
    ...creates('shown', 'development'),
    title: 'safe\u202e\u001b[2Jtitle',
  });
  await project.until(id, (view) => view.status === 'applied');
});

afterAll(async () => {
  cli.remove();
  await api.stop();
  await project.close();
});

const sessions = (): string => join(cli.state, 'sluice', 'sessions.json');

test('a session is kept for the next command, readable by its owner only', async () => {
  await cli.run(['flag', 'list'], { as: 'vic' });
  expect(statSync(sessions()).mode & 0o777).toBe(0o600);
  const kept = readFileSync(sessions(), 'utf8');
  await cli.run(['flag', 'list'], { as: 'vic' });
  expect(readFileSync(sessions(), 'utf8')).toBe(kept);
});

test('a session that is over is followed by a new one', async () => {
  await cli.run(['flag', 'list'], { as: 'vic' });
  const kept = readFileSync(sessions(), 'utf8');
  writeFileSync(sessions(), kept.replace(/"[\w-]{43}"/g, `"${'x'.repeat(43)}"`));
  expect(await cli.run(['flag', 'list'], { as: 'vic' })).toMatchObject({ exit: 0 });
});

test('without a name nobody is signed in', async () => {
  const ran = await cli.run(['flag', 'list'], { as: '' });
  expect(ran).toMatchObject({ exit: 4, out: '' });
});

test('nobody by that name ends with 4', async () => {
  const ran = await cli.run(['--as', 'nobody', 'flag', 'list']);
  expect(ran).toMatchObject({ exit: 4, out: '' });
  expect(ran.err).toContain('sign in as one of');
});

test('where no API answers, the next command is told', async () => {
  const ran = await cli.run(['--api', 'http://127.0.0.1:1', 'doctor']);
  expect(ran).toMatchObject({ exit: 1, out: '' });
  expect(ran.err).toMatch(/no API answers at http:\/\/127\.0\.0\.1:1[\s\S]*next: /);
});

test('doctor says how everything is', async () => {
  const ran = await cli.run(['doctor']);
  expect(ran.exit).toBe(0);
  for (const name of ['store', 'durability', 'temporal', 'worker', 'search attributes', 'signing key'])
    expect(ran.out).toContain(name);
});

test('a title cannot clear the screen or turn the line around', async () => {
  const ran = await cli.run(['change', 'list'], { as: 'vic' });
  expect(ran.out).toContain('safe[2Jtitle');
  // eslint-disable-next-line no-control-regex -- that none comes through is what is tested
  expect(ran.out).not.toMatch(/[\u001b\u202e]/);
});

test('JSON is the whole answer, ndjson one thing a line', async () => {
  const json = await cli.json<{ items: readonly object[] }>(['flag', 'list'], { as: 'vic' });
  expect(json.items).toMatchObject([{ key: 'shown', environment: 'development' }]);
  const lines = await cli.run(['flag', 'list', '-o', 'ndjson'], { as: 'vic' });
  expect(
    lines.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).toEqual(json.items);
});

test('data goes to standard output and remarks to standard error', async () => {
  const id = await project.create('ada', creates('second', 'development'));
  await project.until(id, (view) => view.status === 'applied');
  const ran = await cli.run(['change', 'list', '--limit', '1'], { as: 'vic' });
  expect(ran.out.split('\n')[0]).toMatch(/^ID +STATUS/);
  expect(ran.err).toMatch(/^more: sluice change list --cursor \S+\n$/);
});

test('every command’s help has an example', () => {
  const nothing = () => undefined;
  const program = createProgram(
    { variables: {}, out: nothing, err: nothing, isLive: false },
    () => () => Promise.resolve(),
  );
  const leaves = program.commands.flatMap((noun) => (noun.commands.length === 0 ? [noun] : noun.commands));
  expect(leaves.length).toBeGreaterThan(15);
  for (const command of leaves) {
    let help = '';
    command.configureOutput({ writeOut: (text) => (help += text) });
    command.outputHelp();
    expect(help).toMatch(/Example:\n {2}sluice /);
  }
});

/** The executable itself, as a person in a terminal starts it. */
const executable = (args: readonly string[], input = ''): Promise<Ran> =>
  new Promise((resolve) => {
    const env = { ...process.env, SLUICE_API: api.url, SLUICE_AS: 'root', XDG_STATE_HOME: cli.state };
    const child = execFile(join(ROOT, 'sluice'), args, { env, cwd: ROOT }, (error, out, err) => {
      resolve({ exit: error === null ? 0 : Number(error.code), out, err });
    });
    child.stdin?.end(input);
  });

test('the executable of the repository runs, and a file can come through its standard input', async () => {
  const input = readFileSync(join(ROOT, 'examples/flags.flagd.json'), 'utf8');
  const ran = await executable(['import', '-', '--env', 'staging', '--dry-run'], input);
  expect(ran).toMatchObject({ exit: 0, err: '' });
  expect(ran.out).toContain('left out  /flags/dark-mode/targeting');
  expect(ran.out).toContain('Nothing was changed.');
});

test('its exit code is that of the command', async () => {
  expect(await executable(['flag', 'get', 'nowhere', '--env', 'development'])).toMatchObject({
    exit: 5,
    out: '',
  });
  expect(await executable(['flag', 'explode'])).toMatchObject({ exit: 2, out: '' });
  expect((await executable(['--help'])).out).toContain('Usage: sluice');
});
