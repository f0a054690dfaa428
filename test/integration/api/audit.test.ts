import { inject } from 'vitest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Redis } from 'ioredis';
import type { Flag } from '@sluice/evaluator';
import { createAudit, type Audit } from '../../../client/sdk/audit.js';
import type { Context } from '../../../client/sdk/context.js';
import type { AuditPage } from '../../../client/http/wire/audit.js';
import type { EntryBody } from '../../../domain/ledger/entry.js';
import { recordHash } from '../../../domain/proposal/hash.js';
import { generateKeys } from '../../../proof/keys.js';
import { createSigner } from '../../../proof/sign.js';
import { createVerifier } from '../../../proof/verify.js';
import { sha256 } from '../../../proof/hash.js';
import { startTestApi, type Browser, type TestApi } from '../../support/api.js';
import { openProject, type TestProject } from '../../support/project.js';
import { creates } from '../../support/requests.js';

let project: TestProject;
let api: TestApi;
let ada: Browser;
let audit: Audit;

beforeAll(async () => {
  project = await openProject();
  api = await startTestApi(project);
  ada = await api.as('ada');
  const context = { project: project.project, reader: project.store } as unknown as Context;
  audit = createAudit(context, await createVerifier(project.verifyKeys));
  const change = await project.create('ada', creates('audited'));
  await project.decide('ada', change);
  await project.decide('maya', change);
  await project.decide('quinn', change);
  await project.until(change, (view) => view.status === 'applied');
});

afterAll(async () => {
  await api.stop();
  await project.close();
});

test('the ledger comes in pages, the oldest first, and ends', async () => {
  const types: string[] = [];
  let cursor = '';
  do {
    const { body } = await ada.get<AuditPage>(`/audit?limit=2${cursor}`);
    types.push(...body.items.map(({ type }) => type));
    cursor = body.next === null ? '' : `&cursor=${body.next}`;
  } while (cursor !== '');
  expect(types).toEqual(
    expect.arrayContaining(['project.founded', 'change.submitted', 'command.refused', 'change.applied']),
  );
});

test('a ledger of signed commands holds', async () => {
  expect((await ada.get('/audit/verify')).body).toMatchObject({ ok: true, problems: [] });
});

/** Writes as somebody would who has the store's password and no commands. */
const sideDoor = async (name: string, more: Partial<EntryBody>): Promise<void> => {
  const key = `door-${name}`;
  const { generations } = await project.store.read([{ env: 'development', key }]);
  const flag = { ...((await project.flag('audited')) as Flag), key, version: 1 };
  const record = JSON.stringify(flag);
  const hash = recordHash(flag, sha256);
  const result = await project.store.apply({
    opId: `door/${name}`,
    payloadHash: sha256(name),
    generations,
    writes: [{ env: 'development', kind: 'flag', key, expectedVersion: 0, version: 1, record, hash }],
    entry: {
      ...{
        format: 1,
        type: 'change.applied',
        project: project.project,
        outcome: 'ok',
        via: 'system',
        reason: name,
      },
      actor: { kind: 'system', id: 'sluice' },
      versions: [{ target: { kind: 'flag', env: 'development', key }, version: 1, hash }],
      evidence: [],
      ...more,
    },
  });
  expect(result.ok).toBe(true);
};

const problemsAfter = async (seq: number) =>
  (await audit.verify()).problems.filter((problem) => problem.seq > seq).map(({ code }) => code);

test('a write that names no authority is found', async () => {
  const { seq } = await project.store.ledgerHead();
  await sideDoor('none', {});
  expect(await problemsAfter(seq)).toEqual(['AUTHORITY']);
});

test('a write that claims a quorum without the decisions is found', async () => {
  const { seq } = await project.store.ledgerHead();
  const applied = (await project.store.ledger(0, 200)).find(({ body }) => body.type === 'change.applied');
  const { change, proposalHash, evidence = [] } = applied?.body ?? {};
  const authorOnly = evidence.slice(0, 1);
  await sideDoor('claim', {
    authority: { kind: 'quorum' },
    ...(change === undefined || proposalHash === undefined ? {} : { change, proposalHash }),
    evidence: authorOnly,
  });
  expect(await problemsAfter(seq)).toEqual(['AUTHORITY']);
});

test('a lowering that nobody ordered is found', async () => {
  const { seq } = await project.store.ledgerHead();
  await sideDoor('lowering', { authority: { kind: 'lowering' } });
  expect(await problemsAfter(seq)).toEqual(['AUTHORITY']);
});

test('a command signed with a foreign key is found', async () => {
  const { seq } = await project.store.ledgerHead();
  const foreign = await createSigner(generateKeys().signing);
  const nowS = Math.floor(Date.now() / 1000);
  const token = await foreign.sign({
    ...{ cmd: 'kill', project: project.project, sub: 'ada', roles: [], via: 'api', jti: 'x', reason: 'r' },
    ...{ iat: nowS, exp: nowS + 60, env: 'development', flag: 'door-foreign' },
  });
  await sideDoor('foreign', { authority: { kind: 'lowering' }, evidence: [token] });
  expect(await problemsAfter(seq)).toEqual(['SIGNATURE', 'AUTHORITY']);
});

test('a row that was changed afterwards breaks the chain there', async () => {
  const redis = new Redis(inject('redisUrl'));
  const key = `sluice:{${project.project}}:ledger`;
  const rows = await redis.xrange(key, '-', '+');
  const [id = '', fields = []] = rows[2] ?? [];
  const changed = fields.map((field) => field.replace('"ada"', '"bob"'));
  await redis.del(key);
  for (const [each, kept] of rows) await redis.xadd(key, each, ...(each === id ? changed : kept));
  await redis.quit();
  const report = await audit.verify();
  expect(report).toMatchObject({ ok: false, entries: 2 });
  expect(report.problems).toMatchObject([{ seq: 3, code: 'CHAIN' }]);
});
