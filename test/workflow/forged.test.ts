import { afterAll, beforeAll, expect, test } from 'vitest';
import { newChange, reduce } from '../../domain/change/reduce.js';
import type { ChangeState } from '../../domain/change/state.js';
import { changeWorkflowId } from '../../domain/ids.js';
import { WORKFLOW, type ApprovalInput } from '../../domain/messages.js';
import { generateKeys } from '../../proof/keys.js';
import { createSigner } from '../../proof/sign.js';
import { openProject, type TestProject } from '../support/project.js';
import { creates } from '../support/requests.js';
import { speaker } from '../support/speaker.js';

let world: TestProject;
beforeAll(async () => {
  world = await openProject();
});
afterAll(() => world.close());

/** What a raw Temporal client starts: nothing of it was seen by the API. */
async function startRaw(input: ApprovalInput): Promise<string> {
  const workflowId = changeWorkflowId(input.project, input.change);
  const start = { workflowId, taskQueue: world.project, args: [input] as [ApprovalInput] };
  await world.client.workflow.start(WORKFLOW.flagApproval, start);
  return input.change;
}

async function stranger() {
  const signer = await createSigner({ ...generateKeys().signing, kid: world.verifyKeys.keys[0]?.kid ?? '' });
  return speaker({ ...world.voice, signer });
}

test('a decision signed by another key under a known name is forged, and nobody stands behind it', async () => {
  const id = await world.create('ada', creates('other-key'));
  const token = await (await stranger()).signDecision('maya', id);
  expect(await world.send(id, 'decide', token)).toMatchObject({ code: 'FORGED', status: 'review' });
  const entry = (await world.ledger(id)).at(-1)?.body;
  expect(entry).toMatchObject({ code: 'FORGED', actor: { kind: 'unknown' }, evidence: [token] });
});

test('the same forgery sent ten times is one entry', async () => {
  const id = await world.create('ada', creates('forged-often'));
  const token = await (await stranger()).signDecision('maya', id);
  for (let i = 0; i < 10; i += 1) await world.send(id, 'decide', token);
  expect((await world.ledger(id)).filter((entry) => entry.body.code === 'FORGED')).toHaveLength(1);
});

test('a decision altered after it was signed is forged', async () => {
  const id = await world.create('ada', creates('altered'));
  const [head, payload, signature] = (await world.signDecision('vic', id)).split('.');
  const command = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()) as object;
  const altered = Buffer.from(JSON.stringify({ ...command, sub: 'maya' })).toString('base64url');
  const token = [head, altered, signature].join('.');
  expect(await world.send(id, 'decide', token)).toMatchObject({ code: 'FORGED' });
});

test('a decision on another change is foreign', async () => {
  const [id, other] = [
    await world.create('ada', creates('mine')),
    await world.create('ada', creates('other')),
  ];
  const token = await world.signDecision('maya', other);
  expect(await world.send(id, 'decide', token)).toMatchObject({ code: 'FOREIGN' });
});

test('a decision of another project is foreign, even with a key both know', async () => {
  const id = await world.create('ada', creates('project'));
  const token = await world.signDecision('maya', id, { project: 'elsewhere' });
  expect(await world.send(id, 'decide', token)).toMatchObject({ code: 'FOREIGN' });
});

test('a command of one kind sent as another is foreign', async () => {
  const id = await world.create('ada', creates('kind'));
  const token = await world.signDecision('maya', id);
  expect(await world.send(id, 'withdraw', token)).toMatchObject({ code: 'FOREIGN', status: 'review' });
  expect(await world.send(id, 'edit', token)).toMatchObject({ code: 'FOREIGN', status: 'review' });
});

test('a start with a command of a stranger’s key changes nothing and says so', async () => {
  const bodyHash = await world.store.put('{}');
  const token = await (await stranger()).sign('root', 'create', { change: 'raw-key', bodyHash });
  const id = await startRaw({ project: world.project, change: 'raw-key', token });
  expect(await world.change(id).result()).toMatchObject({ status: 'invalid', ending: 'FORGED' });
});

test('a start with somebody else’s command of another change changes nothing', async () => {
  const { evidence } = (await world.ledger(await submitted('source')))[0]?.body ?? {};
  const id = await startRaw({ project: world.project, change: 'raw-borrowed', token: evidence?.[0] ?? '' });
  expect(await world.change(id).result()).toMatchObject({ status: 'invalid', ending: 'FOREIGN' });
});

test('a start with a request that nobody stored changes nothing', async () => {
  const token = await world.sign('ada', 'create', { change: 'raw-nothing', bodyHash: '0'.repeat(64) });
  const id = await startRaw({ project: world.project, change: 'raw-nothing', token });
  const result = await world.change(id).result();
  expect(result.status).toBe('invalid');
  expect(result.ending).toContain('TAMPERED');
});

async function submitted(flag: string): Promise<string> {
  const id = await world.create('ada', creates(flag));
  await world.until(id, (view) => view.status === 'review');
  return id;
}

/** A state that claims everything is met, in the name of another requester. */
async function claiming(id: string): Promise<ChangeState> {
  const view = await world.until(id, () => true);
  const base = newChange(world.project, id);
  const state = reduce(base, {
    type: 'prepared',
    atMs: Date.now(),
    prepared: {
      ...{
        edition: 1,
        proposalHash: view.proposalHash,
        title: 'raw',
        reason: '',
        ticket: null,
        requester: 'vic',
        authors: ['vic'],
      },
      ...{ environments: ['production'], flags: ['raw'], summary: [], requirements: [], eligible: {} },
      ...{ plan: null, notify: false },
    },
  });
  return { ...state, transition: 1000 };
}

test('a start under another id shows people nothing else than they decide on, and writes nothing', async () => {
  const id = await submitted('raw-carried');
  const state = await claiming(id);
  const token = (await world.ledger(id))[0]?.body.evidence[0] ?? '';
  const args: [ApprovalInput] = [
    { project: world.project, change: id, token, carried: { state, answers: {} } },
  ];
  const options = { workflowId: `evil/${id}`, taskQueue: world.project, args };
  const started = await world.client.workflow.start(WORKFLOW.flagApproval, options);
  await expect(started.result()).rejects.toMatchObject({ cause: { type: 'FOREIGN' } });
  const view = await world.until(id, () => true);
  expect(view).toMatchObject({ title: 'a test', requester: 'ada', transition: 1, status: 'review' });
  expect(await world.ledger(id)).toHaveLength(1);
  expect(await world.flag('raw-carried')).toBeNull();
});

test('a start under its own id with a made-up state begins from the signed command alone', async () => {
  const id = await world.create('bo', creates('raw-own'));
  const own = await world.signDecision('bo', id);
  const qa = await world.signDecision('quinn', id);
  const { requirements } = await world.until(id, (each) => each.status === 'review');
  const decision = (sub: string, token: string) => ({
    ...{ requirementId: requirements[0]?.id ?? '', sub, jti: `j-${sub}`, token },
  });
  const state = { ...(await claiming(id)), decisions: [decision('bo', own), decision('quinn', qa)] };
  const token = (await world.ledger(id))[0]?.body.evidence[0] ?? '';
  const args: [ApprovalInput] = [
    { project: world.project, change: id, token, carried: { state, answers: {} } },
  ];
  const { workflowId } = world.change(id);
  await world.change(id).terminate();
  await world.client.workflow.start(WORKFLOW.flagApproval, { workflowId, taskQueue: world.project, args });
  expect(await world.decide('bo', id)).toMatchObject({ accepted: false, code: 'SELF_APPROVAL' });
  const after = await world.until(id, (each) => each.refusals.length > 0);
  expect(after).toMatchObject({ title: 'a test', requester: 'bo', status: 'review' });
  expect(after.requirements.map((each) => each.met)).toEqual([false, false]);
  expect(await world.flag('raw-own')).toBeNull();
});
