import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { documentHash } from '../../../domain/proposal/hash.js';
import { genesisFileSchema } from '../../../domain/schemas/genesis.js';
import { sha256 } from '../../../proof/hash.js';
import { createVerifier } from '../../../proof/verify.js';
import type { VerifyKeys } from '../../../proof/keys.js';
import { genesisIn } from '../../../local/state/genesis.js';
import { keysIn } from '../../../local/state/keys.js';
import { lockFolder } from '../../../local/state/lock.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluice-state-'));
});

const modeOf = async (path: string) => (await stat(path)).mode & 0o777;
const json = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'));

test('keys are for the eyes of their owner alone', async () => {
  const keys = await keysIn(join(folder, 'keys'));
  expect(await modeOf(join(folder, 'keys'))).toBe(0o700);
  for (const file of [keys.signing, keys.verify, keys.webhookSecret]) expect(await modeOf(file)).toBe(0o600);
});

test('the second start finds the keys of the first', async () => {
  const first = await keysIn(join(folder, 'keys'));
  expect((await keysIn(join(folder, 'keys'))).signingKey).toEqual(first.signingKey);
});

test('what the worker gets holds no secret', async () => {
  const { verify } = await keysIn(join(folder, 'keys'));
  expect(await readFile(verify, 'utf8')).not.toContain('"d"');
});

test('the genesis file is signed for exactly its document, by the key the worker knows', async () => {
  const keys = await keysIn(join(folder, 'keys'));
  const path = await genesisIn(folder, 'demo', keys.signingKey);
  const { token, document } = genesisFileSchema.parse(await json(path));
  const verifier = await createVerifier((await json(keys.verify)) as VerifyKeys);
  expect(await verifier.verify(token)).toMatchObject({
    ok: true,
    value: { cmd: 'genesis', project: 'demo', sub: 'eli', bodyHash: documentHash(document, sha256) },
  });
  expect(await modeOf(path)).toBe(0o600);
});

test('the founding people can play the whole story, and nobody is named by a mail address', async () => {
  const keys = await keysIn(join(folder, 'keys'));
  const path = await genesisIn(folder, 'demo', keys.signingKey);
  const { environments, people } = genesisFileSchema.parse(await json(path)).document;
  expect(environments.map(({ key, governed }) => [key, governed])).toEqual([
    ['development', false],
    ['staging', true],
    ['production', true],
  ]);
  const roles = new Set(people.flatMap((person) => Object.keys(person.roles)));
  for (const role of ['author', 'approver', 'releaser', 'admin', 'viewer', 'manager', 'techLead', 'qa'])
    expect(roles).toContain(role);
  expect(JSON.stringify(people)).not.toContain('@');
});

test('a folder that is in use is refused to a second launcher', async () => {
  const release = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow(`as process ${process.pid}`);
  await release();
  await (
    await lockFolder(folder)
  )();
});

test.each([
  ['whose launcher was killed', JSON.stringify({ launcher: 2 ** 22 + 1, guardian: 2 ** 22 + 2 })],
  ['that was cut short', '{"laun'],
])('a folder %s is taken over', async (_what, left) => {
  await writeFile(join(folder, 'launcher.json'), left);
  await (
    await lockFolder(folder)
  )();
});
