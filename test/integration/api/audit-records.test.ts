import { inject } from 'vitest';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Redis } from 'ioredis';
import { environmentKeys, type Flag } from '@sluice/evaluator';
import { createKill } from '../../../client/kill/kill.js';
import { createAudit, type Audit } from '../../../client/sdk/audit.js';
import type { Context } from '../../../client/sdk/context.js';
import type { Token } from '../../../domain/command/command.js';
import type { EntryBody, LedgerEntry } from '../../../domain/ledger/entry.js';
import { recordHash } from '../../../domain/proposal/hash.js';
import { sha256 } from '../../../proof/hash.js';
import { createVerifier } from '../../../proof/verify.js';
import { openProject, type TestProject } from '../../support/project.js';
import { creates, rollsOut, stages, toggles, updates } from '../../support/requests.js';

let project: TestProject;
let audit: Audit;
let redis: Redis;

beforeAll(() => {
  redis = new Redis(inject('redisUrl'));
});

afterAll(() => redis.quit());

/** Each test spoils a ledger of its own. */
beforeEach(async () => {
  project = await openProject();
  const context = { project: project.project, reader: project.store } as unknown as Context;
  audit = createAudit(context, await createVerifier(project.verifyKeys));
  return () => project.close();
});

const applied = async (flag: string): Promise<string> => {
  const change = await project.create('ada', creates(flag));
  await project.approve(change);
  await project.until(change, (view) => view.status === 'applied');
  return change;
};

const flagsKey = () => environmentKeys(project.project, 'production').flags;

const flagOf = async (key: string): Promise<Flag> => {
  const flag = await project.flag(key);
  if (flag === null) throw new Error(`no flag ${key}`);
  return flag;
};

const rowOf = async (type: EntryBody['type']): Promise<LedgerEntry> => {
  const row = (await project.store.ledger(0, 200)).findLast(({ body }) => body.type === type);
  if (row === undefined) throw new Error(`no row ${type}`);
  return row;
};

/** Writes through the script, as somebody would who has the worker's password, and says what they like. */
const write = async (flag: Flag, entry: EntryBody, opId = 'door/1'): Promise<void> => {
  const { key } = flag;
  const { live, generations } = await project.store.read([{ env: 'production', key }]);
  const expectedVersion = live.flags[0]?.version ?? 0;
  const version = expectedVersion + 1;
  const record = { ...flag, version };
  const hash = recordHash(record, sha256);
  const target = { env: 'production', kind: 'flag', key } as const;
  const result = await project.store.apply({
    ...{ opId, payloadHash: sha256(opId), generations },
    writes: [{ ...target, expectedVersion, version, record: JSON.stringify(record), hash }],
    entry: { ...entry, versions: [{ target, version, hash }] },
  });
  expect(result.ok).toBe(true);
};

const on = (flag: Flag): Flag => ({ ...flag, serve: { variant: 'on' } });

const details = async (): Promise<readonly string[]> =>
  (await audit.verify()).problems.map(({ code, detail }) => `${code} ${detail}`);

const append = (opId: string, entry: EntryBody) => project.store.append({ opId, entry });

test('what people really did holds: rollouts, aborts, edits, rejections, kills and deletions', async () => {
  await applied('whole');
  const rollout = await project.create('ada', rollsOut('whole', stages(600_000, 5, 100)));
  await project.approve(rollout);
  await project.untilRollout('whole', (view) => view.stage === 0);
  await project.abort('ada', rollout, 'whole');
  await project.untilRollout('whole', (view) => view.status === 'aborted');
  const edited = await project.create('ada', toggles('whole', 'off'));
  await project.edit('ada', edited, toggles('whole', 'off'));
  await project.decide('ada', edited);
  await project.decide('maya', edited, {
    decision: 'reject',
    form: { approved: false, comments: 'no' },
  });
  await project.withdraw('ada', await project.create('ada', creates('taken-back')));
  await kills('whole');
  const gone = await project.create('ada', {
    items: [{ op: 'delete', env: 'production', flag: 'whole' }],
  });
  await project.approve(gone);
  await project.until(gone, (view) => view.status === 'applied' || view.status === 'blocked');
  expect(await audit.verify()).toMatchObject({ ok: true, problems: [] });
});

const kills = async (flag: string): Promise<void> => {
  const { project: name, store, voice } = project;
  const people = await store.people();
  const person = people?.people.find(({ id }) => id === 'ada');
  if (person === undefined) throw new Error('no ada');
  const kill = createKill({ project: name, store, signer: voice.signer });
  await kill({ person, via: 'api' }, { env: 'production', flag, reason: 'it burns' });
};

test('a record that was set past the script is found', async () => {
  await applied('swapped');
  await redis.hset(flagsKey(), 'swapped', JSON.stringify(on(await flagOf('swapped'))));
  expect(await details()).toEqual([
    'RECORD swapped in production, version 1: the record is not the one the ledger names',
  ]);
});

test('a record nobody can read is found, and so is one that is gone', async () => {
  await applied('broken');
  await redis.hset(flagsKey(), 'broken', '{"key":"broken"}');
  expect(await details()).toEqual(['RECORD broken in production, version 1: the record is unreadable']);
  await redis.hdel(flagsKey(), 'broken');
  expect(await details()).toEqual([
    'RECORD broken in production, version 1: the record is not the one the ledger names',
  ]);
});

test('a record without a row is found', async () => {
  await applied('known');
  await redis.hset(flagsKey(), 'stray', JSON.stringify({ ...(await flagOf('known')), key: 'stray' }));
  expect(await details()).toEqual([
    'RECORD stray in production, version 0: no entry of the ledger answers for it',
  ]);
});

test('a row that copies the evidence of another change for a flag it never touched is found', async () => {
  await applied('approved');
  const { body: copied } = await rowOf('change.applied');
  await applied('victim');
  await write(on(await flagOf('victim')), { ...copied, opId: 'door/1' });
  expect(await details()).toEqual([
    'AUTHORITY it wrote victim in production, version 2, which its proposal does not touch',
  ]);
});

test('a second write by the authority of the first is found', async () => {
  await applied('twice');
  const { body } = await rowOf('change.applied');
  await write(on(await flagOf('twice')), body);
  expect(await details()).toEqual(['AUTHORITY its operation stands in an earlier row']);
  await write(on(await flagOf('twice')), { ...body, opId: 'door/2' }, 'door/2');
  expect((await details())[1]).toBe('AUTHORITY it goes by the name of another operation');
});

/** What a quorum would say of a change, with these decisions as its evidence. */
const claim = async (change: string, decisions: readonly Token[]): Promise<EntryBody> => {
  const rows = await project.ledger(change);
  const submitted = rows.find(({ body }) => body.type === 'change.submitted')?.body;
  if (submitted === undefined) throw new Error(`${change} was never submitted`);
  const evidence = [...submitted.evidence, ...decisions];
  const by = { type: 'change.applied', authority: { kind: 'quorum' }, opId: `${change}/1/apply` } as const;
  return { ...submitted, ...by, evidence };
};

test('a quorum with a decision that never came to the ledger is found', async () => {
  await applied('pattern');
  const change = await project.create('ada', creates('claimed'));
  await project.decide('maya', change);
  const validation = await project.signDecision('quinn', change);
  const { evidence } = (await rowOf('decision.approved')).body;
  const record = { ...(await flagOf('pattern')), key: 'claimed' };
  await write(record, await claim(change, [...evidence, validation]));
  expect(await details()).toEqual(['AUTHORITY validation by QA is missing']);
});

test('what was approved on another version of the flag, and written all the same, is found', async () => {
  await applied('moved');
  const [first, second] = [
    await project.create('ada', updates('moved', { serve: { variant: 'on' } })),
    await project.create('ada', updates('moved', { tags: ['late'] })),
  ];
  await project.until(second, (view) => view.status === 'review');
  await project.approve(first);
  await project.until(first, (view) => view.status === 'applied');
  await project.approve(second);
  await project.until(second, (view) => view.status === 'blocked');
  const rows = await project.ledger(second);
  const decisions = rows.filter(({ body }) => body.type === 'decision.approved');
  const tokens = decisions.flatMap(({ body }) => body.evidence);
  await write(await flagOf('moved'), await claim(second, tokens));
  expect(await details()).toMatchObject([
    expect.stringContaining('AUTHORITY moved in production, version 3 could not be written'),
  ]);
});

test('an order to switch off that switches on, or is of somebody without a role, is found', async () => {
  await applied('burning');
  const kill = (sub: string, jti: string) =>
    project.sign(sub, 'kill', { env: 'production', flag: 'burning', reason: 'r', jti });
  const body = { ...(await rowOf('project.founded')).body, authority: { kind: 'lowering' } } as const;
  const killed = async (sub: string, jti: string): Promise<EntryBody> => ({
    ...body,
    ...{ type: 'flag.killed', actor: { kind: 'person', id: sub }, opId: `kill/${jti}` },
    evidence: [await kill(sub, jti)],
  });
  await write(on(await flagOf('burning')), await killed('ada', 'j1'), 'door/1');
  await write({ ...(await flagOf('burning')), state: 'disabled' }, await killed('vic', 'j2'), 'door/2');
  expect(await details()).toEqual([
    'AUTHORITY burning in production, version 2 is not what was asked for',
    'AUTHORITY vic holds no role in production',
  ]);
});

test('a row that says somebody decided needs their command', async () => {
  const change = await project.create('ada', creates('said'));
  await project.decide('maya', change);
  const { body } = await rowOf('decision.approved');
  await append('door/1', { ...body, evidence: [] });
  await append('door/2', { ...body, actor: { kind: 'person', id: 'tom' } });
  await append('door/3', { ...body, type: 'change.rejected' });
  await append('door/4', { ...body, type: 'change.withdrawn' });
  await append('door/5', { ...body, proposalHash: sha256('another') });
  expect(await details()).toEqual([
    'AUTHORITY it needs the one command that asked for it',
    'AUTHORITY its command is signed for somebody else',
    'AUTHORITY its command asks for something else',
    'AUTHORITY its command asks for something else',
    'AUTHORITY its command asks for something else',
  ]);
});
