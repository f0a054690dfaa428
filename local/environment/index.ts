import { join } from 'node:path';
import type { Running } from '../processes/child.js';
import type { Kept } from '../processes/keep-running.js';
import type { LocalFailure } from '../failure.js';
import type { Attempt } from '../report.js';
import { buildPage } from '../page.js';
import { privateFolder } from '../state/folder.js';
import { genesisIn } from '../state/genesis.js';
import { keysIn, type KeyFiles } from '../state/keys.js';
import { lockFolder } from '../state/lock.js';
import { apiUrl, keepApi, keepWorker, type AppsOptions } from './apps.js';
import type { Ports } from './ports.js';
import { redisServer, temporalServer, type ServerOptions, type TemporalAt } from './servers.js';
import { StopList } from './stop-list.js';
import { together } from './together.js';

export interface EnvironmentOptions {
  /** Folder for keys, data and logs; what is there is continued. */
  readonly dir: string;
  readonly project: string;
  readonly ports: Ports;
  /** Where outcomes are sent, given the file of the secret they are signed with; without it they are log lines. */
  readonly webhookUrl?: string;
  readonly attempt: Attempt;
  /** Called once when one of the processes cannot be kept running. */
  readonly onLost: (failure: LocalFailure) => void;
}

/** Temporal, Redis, worker and API of one project. */
export interface LocalEnvironment {
  readonly project: string;
  readonly dir: string;
  readonly apiUrl: string;
  readonly redisUrl: string;
  readonly temporal: TemporalAt;
  readonly keys: KeyFiles;
  readonly worker: Kept<Running>;
  /** Stops what was started, in reverse order. */
  readonly stop: () => Promise<void>;
}

/** Brings everything up. Throws, with nothing left running, when a part of it does not come up. */
export async function startEnvironment(options: EnvironmentOptions): Promise<LocalEnvironment> {
  const stops = new StopList();
  try {
    return await start(options, stops);
  } catch (error) {
    await stops.run();
    throw error;
  }
}

async function start(options: EnvironmentOptions, stops: StopList): Promise<LocalEnvironment> {
  const { dir, project } = options;
  await privateFolder(dir);
  stops.add(await lockFolder(dir));
  const keys = await keysIn(join(dir, 'keys'));
  const genesis = await genesisIn(dir, project, keys.signingKey);
  const [{ redisUrl, temporal }] = await together(
    (attempt) => startServers({ ...options, attempt }, stops),
    buildPage,
    options.attempt,
  );
  const apps = { ...options, logs: dir, apiPort: options.ports.api, redisUrl, temporal, keys, genesis };
  const worker = await startApps(apps, stops);
  const url = apiUrl(options.ports.api);
  return { project, dir, apiUrl: url, redisUrl, temporal, keys, worker, stop: () => stops.run() };
}

async function startServers(options: ServerOptions, stops: StopList) {
  const [redis, temporal] = await together(
    async (attempt) => stops.keep(await redisServer({ ...options, attempt })),
    async (attempt) => stops.keep(await temporalServer({ ...options, attempt })),
    options.attempt,
  );
  return { redisUrl: redis.at.url, temporal: temporal.at };
}

async function startApps(options: AppsOptions, stops: StopList): Promise<Kept<Running>> {
  const [worker] = await together(
    async (attempt) => stops.keep(await keepWorker({ ...options, attempt })),
    async (attempt) => stops.keep(await keepApi({ ...options, attempt })),
    options.attempt,
  );
  return worker;
}
