import { readFile } from 'node:fs/promises';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runTool, Silent } from '../../../local/obtain/tool.js';
import { isAlive } from '../../support/processes.js';
import { listening } from '../../support/attempt.js';

const shell = (body: string, silentMs = 5_000) => ({ command: 'sh', args: ['-c', body], silentMs });

test('what a tool prints on either stream comes back', async () => {
  expect(await runTool(shell('echo one; echo two >&2'), listening().attempt)).toMatch(/one\ntwo|two\none/);
});

test('a tool that fails throws with its last sentences, not with the names of files it went through', async () => {
  const failing = runTool(shell('echo no such mirror; echo a/b.c; exit 3'), listening().attempt);
  await expect(failing).rejects.toThrow('sh failed: no such mirror');
});

test('a tool that falls silent is killed with everything it started', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sluice-tool-'));
  const hanging = runTool(shell(`sleep 60 & echo $! > ${folder}/pid; wait`, 300), listening().attempt);
  await expect(hanging).rejects.toThrow(Silent);
  expect(isAlive(Number(await readFile(join(folder, 'pid'), 'utf8')))).toBe(false);
});

test('a tool that keeps talking may take longer than it may be silent', async () => {
  const slow = runTool(shell('for i in 1 2 3 4 5; do echo $i; sleep 0.1; done', 300), listening().attempt);
  expect(await slow).toContain('5');
});

test('an aborted attempt ends the tool', async () => {
  const { attempt, abort } = listening();
  const running = runTool(shell('sleep 60'), attempt);
  await sleep(100);
  abort();
  await expect(running).rejects.toThrow(/abort/);
});

test('a tool that is not there throws', async () => {
  await expect(
    runTool({ command: '/nowhere/tool', args: [], silentMs: 100 }, listening().attempt),
  ).rejects.toThrow('ENOENT');
});
