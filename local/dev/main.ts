import { join } from 'node:path';
import { startEnvironment } from '../environment/index.js';
import { knownPorts } from '../environment/ports.js';
import { Interrupted } from '../failure.js';
import { launch, type Launch } from '../launch.js';
import { stateFolder } from '../state/folder.js';
import { seed } from './seed.js';
import { welcome } from './welcome.js';

const PROJECT = 'demo';

/** Brings everything up, seeded once, and stays until it is told to stop. The next start continues. */
async function main({ report, signal, onLost }: Launch): Promise<void> {
  const dir = join(stateFolder(), 'dev');
  const attempt = { report, signal };
  const environment = await startEnvironment({
    dir,
    project: PROJECT,
    ports: await knownPorts(),
    attempt,
    onLost,
  });
  try {
    await seed(environment, attempt);
    process.stdout.write(welcome(environment));
    await untilAborted(signal);
  } finally {
    report('stopping');
    await environment.stop();
  }
  // Ctrl-C is how this command is meant to end.
  if (!(signal.reason instanceof Interrupted)) signal.throwIfAborted();
}

const untilAborted = (signal: AbortSignal): Promise<unknown> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener('abort', resolve);
  });

await launch(main);
