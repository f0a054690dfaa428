import { join } from 'node:path';
import { keepRunning } from '../processes/keep-running.js';
import { obtainRedis } from '../obtain/redis/index.js';
import { obtainTemporal } from '../obtain/temporal/index.js';
import { startRedis } from '../redis.js';
import { startTemporal } from '../temporal.js';
import type { LocalFailure } from '../failure.js';
import type { Attempt } from '../report.js';
import type { Ports } from './ports.js';

export interface ServerOptions {
  readonly dir: string;
  readonly ports: Ports;
  readonly attempt: Attempt;
  readonly onLost: (failure: LocalFailure) => void;
}

/** A server in use. */
export interface Server<T> {
  readonly at: T;
  /** Stops it, where it is ours; one that was given is not ours to stop. */
  readonly stop: () => Promise<void>;
}

export interface TemporalAt {
  readonly address: string;
  readonly namespace: string;
  readonly uiUrl: string | undefined;
}

/** The Redis that `SLUICE_REDIS_URL` names, or one of our own that keeps its data in `dir`. */
export async function redisServer(options: ServerOptions): Promise<Server<{ readonly url: string }>> {
  const { dir, ports, attempt, onLost } = options;
  const url = process.env['SLUICE_REDIS_URL'];
  if (url !== undefined) return { at: { url }, stop: leave };
  const program = await obtainRedis(attempt);
  const start = () =>
    startRedis({ dir: join(dir, 'redis'), port: ports.redis, persist: true, program, attempt });
  const kept = await keepRunning({ name: 'Redis', start, attempt, onLost });
  return { at: { url: kept.current().url }, stop: () => kept.stop() };
}

/** The Temporal that `TEMPORAL_ADDRESS` names, or one of our own that keeps its data in `dir`. */
export async function temporalServer(options: ServerOptions): Promise<Server<TemporalAt>> {
  const { dir, ports, attempt, onLost } = options;
  const given = givenTemporal();
  if (given !== undefined) return { at: given, stop: leave };
  const program = await obtainTemporal(attempt);
  const { temporal: port, temporalUi: uiPort } = ports;
  const start = () => startTemporal({ dir: join(dir, 'temporal'), port, uiPort, program, attempt });
  const kept = await keepRunning({ name: 'Temporal', start, attempt, onLost });
  const { address, uiUrl } = kept.current();
  return { at: { address, namespace: 'default', uiUrl }, stop: () => kept.stop() };
}

function givenTemporal(): TemporalAt | undefined {
  const { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace = 'default' } = process.env;
  return address === undefined
    ? undefined
    : { address, namespace, uiUrl: process.env['SLUICE_TEMPORAL_UI_URL'] };
}

const leave = () => Promise.resolve();
