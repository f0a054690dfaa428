import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import type { TemporalProgram } from './obtain/temporal/check.js';
import { obtainTemporal } from './obtain/temporal/index.js';
import { startChild, type Running } from './processes/child.js';
import { freePort } from './processes/port.js';
import { untilReady } from './processes/ready.js';
import { workFolder } from './processes/work-folder.js';
import { patiently, type Attempt } from './report.js';
import { temporalSettings } from './temporal-settings.js';

export interface TemporalOptions {
  /** Working directory: database and log. Default a temporary one that goes with the server. */
  readonly dir?: string;
  /** Default a free one. */
  readonly port?: number;
  /** Port of the web UI. Default a free one. */
  readonly uiPort?: number;
  /** Default the first that is found or can be obtained; that may take minutes, once. */
  readonly program?: TemporalProgram;
  readonly attempt?: Attempt;
}

export interface RunningTemporal extends Running {
  /** host:port of the gRPC service; the namespace is `default`. */
  readonly address: string;
  readonly uiUrl: string;
}

/** Starts a Temporal server with its UI on loopback and waits until its namespace answers. */
export async function startTemporal(options: TemporalOptions = {}): Promise<RunningTemporal> {
  const attempt = options.attempt ?? patiently();
  const folder = await workFolder(options.dir, 'sluice-temporal-');
  const { dir } = folder;
  const port = options.port ?? (await freePort());
  const uiPort = options.uiPort ?? (await freePort());
  const log = join(dir, 'temporal.log');
  const { path: command } = options.program ?? (await obtainTemporal(attempt));
  const args = argumentsOf({ dir, port, uiPort });
  const child = await startChild({ name: 'Temporal', command, args, log });
  const address = `127.0.0.1:${port}`;
  const { signal } = attempt;
  await untilReady({ child, withinMs: 60_000, signal, probe: () => describeNamespace(address) });
  return {
    ...child,
    address,
    uiUrl: `http://127.0.0.1:${uiPort}`,
    stop: () => child.stop().then(folder.remove),
  };
}

function argumentsOf(at: { dir: string; port: number; uiPort: number }): readonly string[] {
  const ports = ['--port', String(at.port), '--ui-port', String(at.uiPort)];
  const place = ['--ip', '127.0.0.1', '--db-filename', join(at.dir, 'temporal.db'), '--log-level', 'error'];
  return ['server', 'start-dev', ...ports, ...place, ...temporalSettings()];
}

async function describeNamespace(address: string): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: '2s' });
  try {
    await connection.workflowService.describeNamespace({ namespace: 'default' });
  } finally {
    await connection.close();
  }
}
