import type { WrittenVersion } from '../../domain/ledger/entry.js';
import { BLOCK } from '../../domain/failure.js';
import { compose, type Blocker, type Composed } from '../../domain/change/compose.js';
import { recordHash } from '../../domain/proposal/hash.js';
import { liveFlag } from '../../domain/proposal/live.js';
import type { Proposal } from '../../domain/proposal/proposal.js';
import { err, ok, type Result } from '../../domain/result.js';
import { sha256 } from '../../proof/hash.js';
import type { RecordWrite } from '../../store/port.js';
import type { ActivityDeps } from '../deps.js';
import { unacceptable } from '../facts/unacceptable.js';

/** Every record a change writes, on top of what was read as one moment. */
export interface Composition {
  readonly written: readonly Composed[];
  readonly generations: { readonly [env: string]: string };
}

export async function composeAll(
  deps: ActivityDeps,
  proposal: Proposal,
): Promise<Result<Composition, Blocker>> {
  const { live, generations } = await deps.store.read(proposal.items.map((item) => item.target));
  const written: Composed[] = [];
  for (const item of proposal.items) {
    const composed = compose(item, liveFlag(live, item.target.env, item.target.key), sha256);
    if (!composed.ok) return composed;
    const problem = composed.value && unreadable(composed.value);
    if (problem !== null) return err(problem);
    if (composed.value !== null) written.push(composed.value);
  }
  return ok({ written, generations });
}

function unreadable({ item, record }: Composed): Blocker | null {
  const problem = record && unacceptable(record);
  if (problem === null) return null;
  const detail = `evaluators would not accept ${item.target.key}: ${problem.pointer} ${problem.detail}`;
  return { code: BLOCK.UNREADABLE, detail };
}

export const writeOf = ({ item, live, record }: Composed): RecordWrite => ({
  env: item.target.env,
  kind: 'flag',
  key: item.target.key,
  expectedVersion: live.version,
  version: live.version + 1,
  record: record && JSON.stringify(record),
  hash: record && recordHash(record, sha256),
});

export const versionOf = ({ item, live, record }: Composed): WrittenVersion => ({
  target: item.target,
  version: live.version + 1,
  hash: record && recordHash(record, sha256),
});
