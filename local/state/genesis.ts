import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { documentHash } from '../../domain/proposal/hash.js';
import type { GenesisDocument, GenesisFile } from '../../domain/schemas/genesis.js';
import type { GenesisCommand } from '../../domain/command/command.js';
import { sha256 } from '../../proof/hash.js';
import type { SigningKey } from '../../proof/keys.js';
import { createSigner } from '../../proof/sign.js';
import { readIfThere, writePrivate } from './file.js';
import { CAST, foundingDocument } from './founding.js';

/** Founding takes place when a worker first meets an empty store; later the token only is evidence. */
const VALID_SECONDS = 30 * 86_400;

/** Path of the file that founds the project; written on the first start. */
export async function genesisIn(folder: string, project: string, key: SigningKey): Promise<string> {
  const path = join(folder, 'genesis.json');
  if ((await readIfThere(path)) === undefined)
    await writePrivate(path, JSON.stringify(await found(project, key)));
  return path;
}

async function found(project: string, key: SigningKey): Promise<GenesisFile> {
  const document = foundingDocument(project);
  const signer = await createSigner(key);
  return { format: 1, token: await signer.sign(genesisCommand(document)), document };
}

function genesisCommand(document: GenesisDocument): GenesisCommand {
  const iat = Math.floor(Date.now() / 1000);
  return {
    cmd: 'genesis',
    project: document.project,
    sub: CAST.admin,
    roles: ['admin'],
    via: 'system',
    iat,
    exp: iat + VALID_SECONDS,
    jti: randomUUID(),
    bodyHash: documentHash(document, sha256),
  };
}
