import type { EntryBody } from '../domain/ledger/entry.js';
import { documentHash } from '../domain/proposal/hash.js';
import { genesisFileSchema, type GenesisFile } from '../domain/schemas/genesis.js';
import { sha256 } from '../proof/hash.js';
import type { Verifier } from '../proof/verify.js';
import type { FlagStore, Foundation } from '../store/port.js';

export interface Founding {
  readonly project: string;
  readonly store: FlagStore;
  readonly verifier: Verifier;
}

/**
 * Founds an empty project with its first environments, policy and people, by a signed command. A project that exists
 * is left alone. Throws where the file is not what was signed.
 * @returns whether this call founded it.
 */
export async function found({ project, store, verifier }: Founding, text: string): Promise<boolean> {
  const file = genesisFileSchema.parse(JSON.parse(text));
  const verified = await verifier.verify(file.token);
  const command = verified.ok ? verified.value : null;
  const fits =
    command?.cmd === 'genesis' &&
    command.project === project &&
    file.document.project === project &&
    command.bodyHash === documentHash(file.document, sha256);
  if (!fits)
    throw new TypeError(
      `the genesis file is not signed as it is, by a key this worker knows, for ${project}`,
    );
  return store.found(foundationOf(file, { project, by: command.sub }));
}

function foundationOf({ document, token }: GenesisFile, of: { project: string; by: string }): Foundation {
  const { environments, policy, people } = document;
  const opId = `genesis/${documentHash(document, sha256)}`;
  return {
    governance: { environments, policy },
    people: { format: 1, version: 1, people },
    entry: entryOf({ ...of, opId, token }),
    opId,
  };
}

const entryOf = (of: { project: string; by: string; opId: string; token: string }): EntryBody => ({
  format: 1,
  type: 'project.founded',
  project: of.project,
  outcome: 'ok',
  actor: { kind: 'person', id: of.by },
  via: 'system',
  reason: 'first environments, policy and people',
  authority: { kind: 'genesis' },
  opId: of.opId,
  evidence: [of.token],
});
