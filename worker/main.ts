/** The worker process: reads its settings, founds the project where it is asked to, and works until it is told to stop. */
import { readFileSync } from 'node:fs';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { NativeConnection, Runtime } from '@temporalio/worker';
import { pino, type Logger } from 'pino';
import { readSettings } from '../domain/schemas/settings.js';
import { createVerifier } from '../proof/verify.js';
import { openStore } from '../store/redis/open.js';
import type { FlagStore } from '../store/port.js';
import { registerSearchAttributes } from './attributes.js';
import { bundleWorkflows } from './bundle.js';
import { found } from './genesis.js';
import { temporalLogger } from './log.js';
import { workerSettings, type WorkerSettings } from './settings.js';
import { createMainWorker, createNotifyWorker, type WorkerPlan } from './workers.js';

async function main(): Promise<void> {
  const settings = settingsOrExit();
  const log = pino({ level: settings.SLUICE_LOG_LEVEL, base: { process: 'worker' } }, pino.destination(2));
  Runtime.install({ logger: temporalLogger(log), shutdownSignals: [] });
  const plan = await prepare(settings, log);
  const workers = await Promise.all([createMainWorker(plan), createNotifyWorker(plan)]);
  stopOnRequest(() => workers.forEach((worker) => worker.shutdown()));
  process.send?.('ready');
  log.info({ project: settings.SLUICE_PROJECT, taskQueue: plan.taskQueue }, 'worker is up');
  await Promise.all(workers.map((worker) => worker.run()));
  await plan.connection.close();
  await plan.deps.store.close();
  if (process.connected) process.disconnect();
}

async function prepare(settings: WorkerSettings, log: Logger): Promise<WorkerPlan> {
  const { connectionOptions, namespace = 'default' } = loadClientConnectConfig();
  const [connection, bundle, verifier] = await Promise.all([
    NativeConnection.connect(connectionOptions),
    bundleWorkflows(),
    createVerifier(settings.SLUICE_VERIFY_KEYS),
  ]);
  const project = settings.SLUICE_PROJECT;
  const store = await openStore({ url: settings.SLUICE_REDIS_URL, project });
  await requireDurability({ store, settings, log });
  await registerSearchAttributes(connection, namespace);
  if (settings.SLUICE_GENESIS_FILE !== undefined)
    await found({ project, store, verifier }, readFileSync(settings.SLUICE_GENESIS_FILE, 'utf8'));
  const taskQueue = settings.SLUICE_TASK_QUEUE;
  return {
    connection,
    namespace,
    taskQueue,
    bundle,
    deps: { project, store, verifier },
    notify: notifyOf(settings),
  };
}

/** A receiver could not tell an unsigned notice from anybody's, so there is none without a secret. */
function notifyOf({
  SLUICE_WEBHOOK_URL: url,
  SLUICE_WEBHOOK_SECRET: secret,
}: WorkerSettings): WorkerPlan['notify'] {
  if (url === undefined) return { webhook: null };
  if (secret === undefined)
    throw new TypeError('SLUICE_WEBHOOK_URL needs SLUICE_WEBHOOK_SECRET to sign with');
  return { webhook: { url, secret } };
}

/** Acknowledged must mean durable: says loudly where it does not, or refuses to start. */
async function requireDurability(of: {
  store: FlagStore;
  settings: WorkerSettings;
  log: Logger;
}): Promise<void> {
  const { warnings } = await of.store.durability();
  for (const warning of warnings) of.log.warn(warning);
  if (warnings.length > 0 && of.settings.SLUICE_STRICT_DURABILITY === '1')
    throw new TypeError('SLUICE_STRICT_DURABILITY is set, and this Redis can lose acknowledged writes');
}

/** A signal, or the end of the process that started this one. */
function stopOnRequest(stop: () => void): void {
  let asked = false;
  const once = () => {
    if (!asked) stop();
    asked = true;
  };
  process.on('SIGTERM', once).on('SIGINT', once).on('disconnect', once);
}

function settingsOrExit(): WorkerSettings {
  const settings = readSettings(workerSettings, process.env, (path) => readFileSync(path, 'utf8'));
  if (settings.ok) return settings.value;
  process.stderr.write(`The worker cannot start:\n${settings.error.map((line) => `  ${line}\n`).join('')}`);
  process.exit(2);
}

await main();
