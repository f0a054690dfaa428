import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeFlag, type Flag } from '@sluice/evaluator';
import { expect, test } from 'vitest';
import { payloadText } from '../../../domain/change/commit-check.js';
import { newChange, reduce } from '../../../domain/change/reduce.js';
import type { ChangeView } from '../../../domain/change/projection.js';
import { changeView } from '../../../domain/change/view.js';
import type { DecideCommand, Token } from '../../../domain/command/command.js';
import type { LedgerEntry } from '../../../domain/ledger/entry.js';
import { DEFAULT_POLICY } from '../../../domain/policy/environment.js';
import { requirementsOf } from '../../../domain/policy/requirements.js';
import { semanticDiff, wordsOf } from '../../../domain/proposal/diff.js';
import { documentHash, recordHash } from '../../../domain/proposal/hash.js';
import type { ChangeRequest } from '../../../domain/proposal/intent.js';
import { flagsOf, type Proposal } from '../../../domain/proposal/proposal.js';
import { resolve } from '../../../domain/proposal/resolve.js';
import { changeRequestSchema } from '../../../domain/schemas/change-request.js';
import { flagSchema } from '../../../domain/schemas/flag.js';
import { sha256 } from '../../../proof/hash.js';
import type { VerifyKeys } from '../../../proof/keys.js';
import { createVerifier } from '../../../proof/verify.js';
import { verifyChain } from '../../../store/ledger.js';
import type { Receipt } from '../../../store/port.js';
import { ROOT } from '../../support/house.js';

/** The documents of docs/adr/0002-stored-formats.md tell one story: each names the others by their hashes. */
const sample = (name: string): unknown =>
  JSON.parse(readFileSync(join(ROOT, 'docs/adr/samples', `${name}.json`), 'utf8'));

const flag = sample('flag.v1') as Flag;
const request = sample('request.v1') as ChangeRequest;
const proposal = sample('proposal.v1') as Proposal;
const signed = sample('command.v1') as { command: DecideCommand; token: Token; verifyKeys: VerifyKeys };
const entry = sample('ledger-entry.v1') as LedgerEntry;
const receipt = sample('receipt.v1') as Receipt;
const projection = sample('projection.v1') as ChangeView;

const { command, token, verifyKeys } = signed;
const proposalHash = documentHash(proposal, sha256);
const environments = ['production'];
const PREPARED_AT_MS = 1_767_001_800_000;
const DECIDERS = { manager: 'p-max', qa: 'p-kim' };
const live = { flags: [{ env: 'production', key: flag.key, version: flag.version, record: flag }] };

const requirements = requirementsOf(
  { edition: 1, environments },
  {
    environments: [
      {
        format: 1,
        key: 'production',
        name: 'Production',
        criticality: 'critical',
        governed: true,
        zone: 'Europe/Berlin',
      },
    ],
    policy: DEFAULT_POLICY,
  },
  sha256,
);

test('the flag of the samples is one that the evaluator and the writing side both read', () => {
  expect(decodeFlag(flag)).toEqual({ ok: true, flag, dropped: [] });
  expect(flagSchema.parse(flag)).toEqual(flag);
});

test('the hash of a flag leaves out its version, name, description and metadata, and nothing else', () => {
  const hash = recordHash(flag, sha256);
  expect(hash).toBe(proposal.items[0]?.base?.hash);
  const cosmetic = { version: 9, name: 'x', description: 'y', metadata: { z: 1 } };
  expect(recordHash({ ...flag, ...cosmetic }, sha256)).toBe(hash);
  expect(recordHash({ ...flag, clientVisible: true }, sha256)).not.toBe(hash);
});

test('the request of the samples is read as it stands, and resolves to the proposal of the samples', () => {
  expect(changeRequestSchema.parse(request)).toEqual(request);
  const { project, change, edition, authors } = proposal;
  const tools = { newSalt: () => 'unused', sha256, check: () => null };
  const made = resolve({ request, project, change, edition, authors, live, environments, tools });
  expect(made).toEqual({ ok: true, value: proposal });
});

test('the command of the samples approves exactly that proposal, and its signature holds', async () => {
  expect(command.proposalHash).toBe(proposalHash);
  expect(command.requirementId).toBe(requirements[0]?.id);
  const verifier = await createVerifier(verifyKeys);
  expect(await verifier.verify(token)).toEqual({ ok: true, value: command });
});

test('the projection of the samples is what that command makes of the change', () => {
  const prepared = {
    edition: proposal.edition,
    proposalHash,
    title: proposal.title,
    reason: proposal.reason,
    ticket: proposal.ticket ?? null,
    requester: 'p-ada',
    authors: ['p-ada'],
    environments,
    flags: flagsOf(proposal),
    summary: wordsOf(semanticDiff(proposal, live)),
    requirements,
    eligible: Object.fromEntries(requirements.map(({ id, key }) => [id, [DECIDERS[key]]])),
    plan: proposal.plan,
    notify: true,
  };
  const event = { type: 'prepared', atMs: PREPARED_AT_MS, prepared } as const;
  const begun = reduce(newChange(proposal.project, proposal.change), event);
  const decided = reduce(begun, { type: 'decided', atMs: command.iat * 1000 + 40, command, token });
  expect(changeView(decided)).toEqual(projection);
});

test('the ledger entry of the samples follows from the row before, and stands on that command', () => {
  const before = { seq: entry.seq - 1, hash: entry.prevHash };
  expect(verifyChain([entry], before)).toEqual({ ok: true, value: { seq: entry.seq, hash: entry.hash } });
  expect(entry.body.evidence).toEqual([token]);
  expect(entry.body.proposalHash).toBe(proposalHash);
  expect(entry.body.versions?.[0]?.hash).toBe(proposal.items[0]?.afterHash);
});

test('the receipt of the samples proves the operation of that ledger entry', () => {
  expect(receipt.opId).toBe(entry.body.opId);
  expect(receipt.ledger).toEqual({ seq: entry.seq, hash: entry.hash });
  expect(receipt.payloadHash).toBe(sha256(payloadText(proposalHash, 'apply', proposal.items)));
});
