import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../support/api.js';
import { cliFor, type TestCli } from '../../support/cli.js';
import { openProject, type TestProject } from '../../support/project.js';
import { creates } from '../../support/requests.js';

let project: TestProject;
let api: TestApi;
let cli: TestCli;
let dir: string;

beforeAll(async () => {
  project = await openProject();
  api = await startTestApi(project);
  cli = cliFor(api.url);
  dir = mkdtempSync(join(tmpdir(), 'sluice-bad-'));
  const id = await project.create('ada', creates('there', 'development'));
  await project.until(id, (view) => view.status === 'applied');
});

afterAll(async () => {
  rmSync(dir, { recursive: true, force: true });
  cli.remove();
  await api.stop();
  await project.close();
});

const file = (name: string, content: unknown): string => {
  const path = join(dir, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

const create = ['change', 'create', '--reason', 'r'];
const there = [...create, '--flag', 'there', '--env', 'development'];
const item = { op: 'toggle', env: 'development', flag: 'there' };
const request = { title: 't', reason: 'r', items: [item] };

/** What is typed, and what the message has to name. */
const CASES: readonly (readonly [
  name: string,
  args: () => readonly string[],
  exit: number,
  named: RegExp,
])[] = [
  [
    'an unknown flag',
    () => [...create, '--flag', 'nowhere', '--env', 'development', '--on'],
    2,
    /--flag: no flag "nowhere"/,
  ],
  [
    'an unknown environment',
    () => [...create, '--flag', 'there', '--env', 'moon', '--on'],
    2,
    /--env: .*"moon"/,
  ],
  [
    'percent 101',
    () => [...there, '--rollout', 'on', '--stages', '5,101', '--wait', '1s'],
    2,
    /--stages: "101"/,
  ],
  ['a wait that is none', () => [...there, '--rollout', 'on', '--wait', 'soon'], 2, /--wait: "soon"/],
  ['an unknown variant', () => [...there, '--serve', 'blue'], 2, /--serve: .*must be a variant of the flag/],
  [
    '__proto__ as a flag',
    () => [...create, '--flag', '__proto__', '--env', 'development', '--on'],
    2,
    /--flag: .*\nnext: sluice change create --help/,
  ],
  [
    '__proto__ as a rule, with no wait given',
    () => [...there, '--rollout', 'on', '--rule', '__proto__'],
    2,
    /--rule: .*\nnext: sluice change create --help/,
  ],
  [
    'stages that fall, in the words of another command',
    () => [
      ...['rollout', 'start', '--flag', 'there', '--env', 'development', '--variant', 'on', '--reason', 'r'],
      ...['--stages', '50,25', '--wait', '1s'],
    ],
    2,
    /--stages: stage 2 .*\nnext: sluice rollout start --help/,
  ],
  [
    'a stage that is none, with no wait given',
    () => [...there, '--rollout', 'on', '--stages', '101'],
    2,
    /--stages: "101".*\nnext: sluice change create --help/,
  ],
  [
    'a timeout that is none',
    () => ['change', 'wait', 'c-2222222', '--timeout', 'xx'],
    2,
    /--timeout: .*\nnext: sluice change wait --help/,
  ],
  ['a limit that is no number', () => ['flag', 'list', '--limit', 'x'], 2, /--limit: must be a number\n/],
  ['two acts at once', () => [...there, '--on', '--off'], 2, /--on, --off/],
  [
    'no reason',
    () => ['change', 'create', '--flag', 'there', '--env', 'development', '--on'],
    2,
    /--reason: is needed/,
  ],
  [
    'a long reason',
    () => [
      'change',
      'create',
      '--flag',
      'there',
      '--env',
      'development',
      '--on',
      '--reason',
      'x'.repeat(2_001),
    ],
    2,
    /--reason: has 2001/,
  ],
  [
    'a reason of one megabyte',
    () => [...create, '--file', file('big.json', { ...request, reason: 'x'.repeat(1_048_576) })],
    2,
    /\/reason/,
  ],
  [
    'a number for a text',
    () => [...create, '--file', file('type.json', { ...request, title: 5 })],
    2,
    /\/title: must be a text/,
  ],
  [
    'an unknown field',
    () => [...create, '--file', file('field.json', { ...request, percent: 5 })],
    2,
    /\/percent: there is no field "percent"/,
  ],
  [
    '__proto__ as a key',
    () => [...create, '--file', file('proto.json', '{"title":"t","reason":"r","items":[],"__proto__":{}}')],
    2,
    /\/__proto__: /,
  ],
  [
    'malformed JSON',
    () => [...create, '--file', file('cut.json', '{"title": "t", "items": [')],
    2,
    /--file: .*cut\.json is not JSON: .*line 1/,
  ],
  [
    'a patch with an unknown field',
    () => [...there, '--patch', file('patch.json', { colour: 'red' })],
    2,
    /--patch \/colour: /,
  ],
  ['a flag file that is none', () => ['import', file('none.json', { features: [] })], 2, /FILE \/flags: /],
  ['a flag file that is not there', () => ['import', join(dir, 'absent.json')], 2, /FILE: cannot read/],
  [
    'a flag that is not there',
    () => ['flag', 'get', 'nowhere', '--env', 'development'],
    5,
    /no flag nowhere in development/,
  ],
  ['a change that is not there', () => ['change', 'show', 'c-2222222'], 5, /no change c-2222222/],
  [
    'an answer to no field',
    () => ['change', 'approve', 'c-2222222', '--answer', 'x=y'],
    5,
    /no change c-2222222/,
  ],
  [
    'a rollout by half its name',
    () => ['rollout', 'watch', 'development/there'],
    2,
    /ENVIRONMENT\/FLAG\/RULE/,
  ],
  ['an unknown option', () => ['flag', 'list', '--colour'], 2, /unknown option '--colour'/],
  ['a missing option', () => ['flag', 'get', 'there'], 2, /--env/],
  ['a format nobody knows', () => ['flag', 'list', '-o', 'xml'], 2, /-o, --output/],
];

test.each(CASES)('%s is refused by its name, and changes nothing', async (...[, args, exit, named]) => {
  const before = await project.store.ledgerHead();
  const ran = await cli.run(args(), { as: 'root' });
  expect(ran.err).toMatch(named);
  expect(ran).toMatchObject({ exit, out: '' });
  expect(await project.store.ledgerHead()).toEqual(before);
});

test('a flag file cut in half is refused with the place where it breaks off', async () => {
  const whole = readFileSync('examples/flags.flagd.json', 'utf8');
  const ran = await cli.run(['import', file('half.json', whole.slice(0, whole.length / 2))], { as: 'root' });
  expect(ran).toMatchObject({ exit: 2, out: '' });
  expect(ran.err).toMatch(/half\.json is not JSON: .*line \d+, column \d+; is the file cut off\?/);
  expect((await project.store.list('production')).flags).toEqual([]);
});

test('several mistakes are told at once, each by its place', async () => {
  const path = file('many.json', { title: 5, items: [{ ...item, op: 'explode' }], percent: 1 });
  const ran = await cli.run([...create, '--file', path], { as: 'root' });
  for (const place of ['/title', '/reason', '/items/0/op', '/percent'])
    expect(ran.err).toContain(`${place}: `);
});

test('asked for JSON, the problem is JSON too', async () => {
  const ran = await cli.run(['-o', 'json', 'flag', 'get', 'nowhere', '--env', 'development'], { as: 'root' });
  expect(ran.out).toBe('');
  expect(JSON.parse(ran.err)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
});
