import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LocalFailure } from '../failure.js';
import { launch } from '../launch.js';
import { privateFolder } from '../state/folder.js';
import { genesisIn } from '../state/genesis.js';
import { keysIn } from '../state/keys.js';

/**
 * Writes the keys of a project that runs elsewhere, once: all of them for the API, and for the worker, in a folder of
 * its own, only what it may know: the public keys and the genesis file.
 */
async function main(): Promise<void> {
  const [project, apiFolder, workerFolder] = process.argv.slice(2);
  if (project === undefined || apiFolder === undefined || workerFolder === undefined)
    throw new LocalFailure('Usage: local/keys/main.ts PROJECT API_FOLDER WORKER_FOLDER');
  const { verify, signingKey } = await keysIn(apiFolder);
  await privateFolder(workerFolder);
  await genesisIn(workerFolder, project, signingKey);
  await copyFile(verify, join(workerFolder, 'verify-keys.json'));
}

await launch(main);
