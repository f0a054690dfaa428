import { randomUUID } from 'node:crypto';
import type { Flag } from '@sluice/evaluator';
import { recordHash } from '../../domain/proposal/hash.js';
import { sha256 } from '../../proof/hash.js';
import type { TestProject } from './project.js';

/** A write past every approval, as a kill or another change would make it: what live becomes of what it is. */
export async function writeForeign(
  { store, project }: TestProject,
  key: string,
  become: (live: Flag) => Flag | null,
): Promise<void> {
  const env = 'production';
  const { live, generations } = await store.read([{ env, key }]);
  const before = live.flags[0];
  const after = before?.record ? become(before.record) : null;
  const expectedVersion = before?.version ?? 0;
  const version = expectedVersion + 1;
  const opId = `foreign/${randomUUID()}`;
  const record = after && JSON.stringify({ ...after, version });
  const hash = after && recordHash(after, sha256);
  const result = await store.apply({
    ...{ opId, generations, payloadHash: sha256(opId) },
    writes: [{ env, kind: 'flag', key, expectedVersion, version, record, hash }],
    entry: {
      ...{ format: 1, type: 'flag.killed', project, outcome: 'ok', via: 'system', reason: 'test' },
      actor: { kind: 'system', id: 'test' },
      evidence: [],
    },
  });
  if (!result.ok) throw new TypeError(`${result.code}: ${result.detail}`);
}
