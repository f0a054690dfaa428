import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChangeBody } from '../../../client/http/wire/change.js';
import { startTestApi, type TestApi } from '../../support/api.js';
import { cliFor, type TestCli } from '../../support/cli.js';
import { openProject, type TestProject } from '../../support/project.js';
import { creates } from '../../support/requests.js';

let project: TestProject;
let api: TestApi;
let cli: TestCli;

beforeAll(async () => {
  project = await openProject();
  api = await startTestApi(project);
  cli = cliFor(api.url);
  const imported = await cli.run(['import', 'examples/flags.flagd.json'], { as: 'root' });
  expect(imported.exit).toBe(0);
});

afterAll(async () => {
  cli.remove();
  await api.stop();
  await project.close();
});

const ROLLOUT = ['--env', 'production', '--variant', 'on', '--reason', 'go'];
const start = (flag: string, ...plan: readonly string[]) =>
  cli.json<ChangeBody>(['rollout', 'start', '--flag', flag, ...ROLLOUT, ...plan], { as: 'ada' });

const approve = (id: string, as: string, ...more: readonly string[]) =>
  cli.run(['change', 'approve', id, ...more], { as });
const QA = ['--answer', 'testResults=all green', '--answer', 'stagingVerified=true'];

async function approvedBy2(id: string): Promise<void> {
  await approve(id, 'maya', '--comment', 'fine');
  await approve(id, 'quinn', ...QA);
}

test('from asking to a rollout that ends by itself, every exit code as it should be', async () => {
  const { id, rollout } = await start('new-checkout', '--stages', '5,25,100', '--wait', '1s');
  expect(rollout).toBe('production/new-checkout/rollout-on');

  const own = await approve(id, 'ada');
  expect(own).toMatchObject({ exit: 1, out: '' });
  expect(own.err).toMatch(/SELF_APPROVAL.*Next: sluice change approve/s);

  expect(await cli.run(['change', 'wait', id, '--timeout', '200ms'], { as: 'ada' })).toMatchObject({
    exit: 7,
  });
  expect((await approve(id, 'maya', '--comment', 'fine')).out).toContain('Waiting for validation by QA');
  const unanswered = await approve(id, 'quinn');
  expect(unanswered).toMatchObject({ exit: 2 });
  expect(unanswered.err).toContain('--answer testResults=');
  expect(await approve(id, 'quinn', ...QA)).toMatchObject({ exit: 0 });

  const watched = await cli.run(['rollout', 'watch', id, '--timeout', '20s'], { as: 'ada' });
  expect(watched.exit).toBe(0);
  expect(watched.out).toMatch(
    / 5 % {2}stage 1 of 3[\s\S]* 25 % {2}stage 2 of 3[\s\S]* 100 % {2}stage 3 of 3 {2}done/,
  );
  expect(await cli.run(['change', 'wait', id, '--timeout', '10s'], { as: 'ada' })).toMatchObject({ exit: 0 });
  const shown = await cli.run(['change', 'show', id], { as: 'ada' });
  expect(shown.out).toMatch(/refused {2}decide by ada: SELF_APPROVAL/);
  expect(shown.out).toMatch(/approved {2}edition 1 by maya at \S+\n {4}Approved: yes\n {4}Comments: fine\n/);
  expect(shown.out).toMatch(/by quinn at \S+\n {4}Validated: yes\n {4}Test results: all green\n/);
  expect(await cli.run(['change', 'withdraw', id, '--reason', 'late'], { as: 'ada' })).toMatchObject({
    exit: 6,
  });
});

test('an abort lowers at once, and those who wait are told by exit code 3', async () => {
  const { id } = await start('express-delivery', '--stages', '50,100', '--wait', '1h');
  await approvedBy2(id);
  const waiting = cli.run(['rollout', 'watch', id, '--timeout', '20s'], { as: 'vic' });
  await expect
    .poll(async () => (await project.store.rollout('production/express-delivery/rollout-on'))?.stage, {
      timeout: 10_000,
    })
    .toBe(0);
  const aborted = await cli.run(['rollout', 'abort', id, '--reason', 'errors rise'], { as: 'quinn' });
  expect(aborted).toMatchObject({ exit: 0 });
  expect(await waiting).toMatchObject({ exit: 3 });
  expect(await cli.run(['change', 'wait', id, '--timeout', '10s'], { as: 'ada' })).toMatchObject({ exit: 3 });
  const served = await cli.run(['eval', 'express-delivery', '--env', 'production', '--key', 'u1'], {
    as: 'vic',
  });
  expect(served.out).toMatch(/^false {2}\(off: /);
});

test('what is kept while no worker answers comes with the command that shows when it was judged', async () => {
  const idle = await openProject({ worker: false });
  const idleApi = await startTestApi(idle);
  const idleCli = cliFor(idleApi.url);
  const worker = await idle.startWorker();
  const id = await idle.create('ada', creates('kept'));
  await idle.until(id, (view) => view.status === 'review');
  await worker.stop();
  const kept = await idleCli.run(['change', 'approve', id], { as: 'maya' });
  expect(kept.exit).toBe(7);
  expect(kept.out).toMatch(new RegExp(`not judged yet: .*\\nnext: sluice change show ${id}\\n$`));
  idleCli.remove();
  await idleApi.stop();
  await idle.close();
}, 60_000);

test('a veto ends a change for everybody who waits', async () => {
  const { id } = await start('new-checkout', '--stages', '1,2', '--wait', '1s', '--rule', 'second');
  expect(await cli.run(['change', 'reject', id, '--comment', 'not now'], { as: 'maya' })).toMatchObject({
    exit: 0,
  });
  const waited = await cli.run(['change', 'wait', id], { as: 'ada' });
  expect(waited).toMatchObject({ exit: 3 });
  expect(waited.out).toContain('not now');
  expect(await cli.run(['rollout', 'watch', id], { as: 'ada' })).toMatchObject({ exit: 3 });
});

test('an edit asks for the decisions anew', async () => {
  const options = ['--env', 'production', '--reason', 'r', '--flag', 'page-size'];
  const asked = await cli.json<ChangeBody>(['change', 'create', ...options, '--serve', 'small'], {
    as: 'ada',
  });
  await approve(asked.id, 'maya');
  const edited = await cli.run(['change', 'edit', asked.id, ...options, '--serve', 'large'], { as: 'ada' });
  expect(edited).toMatchObject({ exit: 0 });
  expect(edited.out).toContain('approval by a manager or tech lead (0 of 1)');
});

test('what was killed stays off, and its history says who and when', async () => {
  const kill = ['flag', 'kill', 'beta-reports', '--env', 'production', '--reason', 'burns'];
  expect(await cli.run(kill, { as: 'ada' })).toMatchObject({ exit: 0 });
  const history = await cli.run(['flag', 'history', 'beta-reports', '--env', 'production'], { as: 'ada' });
  expect(history.out).toMatch(/^VERSION .*\n2 .*kill\/.*disabled\n1 .*active/);
  const served = await cli.json(['eval', 'beta-reports', '--env', 'production', '--attr', 'plan=team'], {
    as: 'ada',
  });
  expect(served).toMatchObject({ value: false, reason: 'DISABLED' });
});

test('the ledger of all of it holds', async () => {
  const verified = await cli.run(['audit', 'verify'], { as: 'vic' });
  expect(verified.out).toMatch(/entries hold: chain, signatures and authorities/);
  expect(verified.exit).toBe(0);
});
